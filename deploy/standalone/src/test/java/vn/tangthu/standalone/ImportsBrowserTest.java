package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.wiring.FirstAdministrator;

/** An entry officer imports a file with a mistake in it, and reads what is wrong in both languages. */
class ImportsBrowserTest {
    private static final String CSV = """
            Họ và tên,Giới tính,Ngày sinh,Nơi thường trú,Số bản án
            Nguyễn Văn Ví Dụ,nam,05/06/1980,Xã Ví Dụ,12/2020/HSST
            Trần Thị Ví Dụ,nữ,31/02/1981,Xã Ví Dụ,13/2020/HSST
            Lê Văn Ví Dụ,nam,1975,Xã Ví Dụ,14/2020/HSST
            """;

    @Test
    void aFileIsSentCheckedConfirmedAndItsBadRowNamed(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                Browser browser = new Browser()) {
            Page page = browser.desktop();
            page.setDefaultTimeout(20_000);
            String password = officer(page, server);
            Page own = browser.desktop();
            own.setDefaultTimeout(20_000);
            enter(own, server.address(), password);
            own.navigate(server.address() + "/imports");
            assertThat(own.locator(".empty")).isVisible();
            Browser.phonePicture(own, "imports-empty-phone");
            own.selectOption("#category", "prisoner");
            own.setInputFiles(
                    "#file", new FilePayload("danh sách ví dụ.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
            own.click("#import-form button.primary");
            own.waitForURL("**/imports/*");
            assertThat(own.locator("#progress"))
                    .hasAttribute("data-state", "CHECKED", new HasAttributeOptions().setTimeout(60_000));
            assertThat(own.locator("[data-count=good]")).hasText("2");
            assertThat(own.locator("[data-count=bad]")).hasText("1");
            assertThat(own.locator("#reasons")).containsText("Không phải ngày");
            assertThat(own.locator("#returned")).containsText("C3 · Ngày sinh");
            Browser.picture(own, "import-checked");
            Browser.phonePicture(own, "import-checked-phone");
            own.click("form[action$='/confirm'] button");
            assertThat(own.locator("#progress"))
                    .hasAttribute("data-state", "DONE", new HasAttributeOptions().setTimeout(60_000));
            assertThat(own.locator("[data-count=good]")).hasText("2");
            own.reload();
            assertThat(own.locator("#progress")).hasAttribute("data-state", "DONE");
            own.navigate(server.address() + "/imports");
            assertThat(own.locator("tbody tr")).hasCount(1);
            Browser.picture(own, "imports");
        }
    }

    /** The administrator makes an account of a prison; its first password. */
    private static String officer(Page page, ServerProcess server) {
        Session.signIn(page, server.address(), FirstAdministrator.NAME, server.adminPassword());
        page.navigate(server.address() + "/accounts/new");
        page.fill("#username", "nhap.lieu");
        page.fill("#displayName", "Cán bộ Ví Dụ");
        page.selectOption("#unit", "TG-01");
        page.check("input[name=roles][value=entry-officer]");
        page.click("main form .actions button.primary");
        return page.locator("#secret").innerText();
    }

    private static void enter(Page page, String address, String first) {
        page.navigate(address + "/");
        page.fill("#username", "nhap.lieu");
        page.fill("#password", first);
        page.click("main form button.primary");
        page.waitForURL(url -> url.contains("/password"));
        String own = "mật khẩu riêng của cán bộ ví dụ";
        page.fill("#current", first);
        page.fill("#wanted", own);
        page.fill("#repeated", own);
        page.click("main form button.primary");
        page.waitForURL(url -> !url.contains("/password"));
        page.navigate(address + "/purpose");
        page.check("input[name=code][value=execution]");
        page.click("main form button.primary");
        page.waitForURL(url -> !url.contains("/purpose"));
    }
}
