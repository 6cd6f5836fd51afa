package vn.tangthu.standalone;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import vn.tangthu.wiring.FirstAdministrator;

/** Accounts that the first administrator makes, and the browser of each. */
final class Officers implements AutoCloseable {
    private static final String PASSWORD = "mot cau dai de nho";
    private final ServerProcess server;
    private final Browser browser = new Browser();
    private final Page administrator;

    Officers(ServerProcess server) {
        this.server = server;
        administrator = browser.desktop();
        administrator.setDefaultTimeout(60_000);
        Session.signIn(administrator, server.address(), FirstAdministrator.NAME, server.adminPassword());
    }

    /** Makes an account, signs in, sets an own password and states a purpose. */
    Page page(String name, String unit, String... roles) {
        administrator.navigate(server.address() + "/accounts/new");
        administrator.fill("#username", name);
        administrator.fill("#displayName", "Cán bộ " + name + " (hư cấu)");
        administrator.selectOption("#unit", unit);
        for (String role : roles) {
            administrator.check("input[name=roles][value=" + role + "]");
        }
        administrator.click("main form button.primary");
        String issued = administrator.locator("#secret").innerText();
        Page page = browser.context(1280, 800, ColorScheme.LIGHT).newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(server.address() + "/");
        page.fill("#username", name);
        page.fill("#password", issued);
        page.click("main form button.primary");
        page.fill("#current", issued);
        page.fill("#wanted", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("main form button.primary");
        page.navigate(server.address() + "/records");
        page.check("input[name=code][value=entry]");
        page.click("main form button.primary");
        page.waitForURL(url -> !url.contains("/purpose"));
        return page;
    }

    @Override
    public void close() {
        browser.close();
    }
}
