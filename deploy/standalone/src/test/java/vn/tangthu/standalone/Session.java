package vn.tangthu.standalone;

import com.microsoft.playwright.Page;

/** What every person does first. */
final class Session {
    private Session() {}

    /** Signs in, states a purpose, and lands on the first page of the roles. */
    static void signIn(Page page, String address, String user, String password) {
        page.navigate(address + "/");
        page.fill("#username", user);
        page.fill("#password", password);
        page.click("main form button.primary");
        page.check("input[name=code][value=execution]");
        page.click("main form button.primary");
        page.waitForURL(url -> !url.contains("/purpose") && !url.contains("/sign-in"));
    }

    /** What the first administrator of a small site does: takes the working roles too. */
    static void takeWorkingRoles(Page page, String address) {
        page.navigate(address + "/administration");
        page.click("form[action$='/administration/working-roles'] button");
        page.navigate(address + "/upload");
    }
}
