package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.Role;

class ShellTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void everyPageIsWholeInBothLanguages(String language) {
        token(C10, Role.ARCHIVIST);
        Browser browser = working(Role.values());
        browser.post("/preferences", Map.of("language", language));
        for (String page : new String[] {
            "/help",
            "/audit",
            "/accounts",
            "/accounts/new",
            "/accounts/analyst",
            "/tokens",
            "/tokens/new",
            "/units",
            "/administration",
            "/system",
            "/password",
            "/purpose",
            "/nothing-here"
        }) {
            assertThat(browser.get(page).body())
                    .as(page)
                    .contains("<html lang=\"" + language + "\"", "<main id=\"content\"", "class=\"skip\"", "</html>")
                    .doesNotContain("??");
        }
    }

    @Test
    void vietnameseIsTheLanguageWhateverTheBrowserSays() {
        assertThat(browser().with("Accept-Language", "en").get("/sign-in").body())
                .contains("<html lang=\"vi\"", "Đăng nhập");
    }

    @Test
    void languageAndThemeAreKeptBeforeSignIn() {
        Browser browser = browser();
        HttpResponse<String> answer =
                browser.post("/preferences", Map.of("language", "en", "theme", "dark", "back", "/sign-in?ended"));
        assertThat(Browser.location(answer)).isEqualTo("/sign-in?ended");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("tangthu-language") || cookie.startsWith("tangthu-theme"))
                .hasSize(2)
                .allMatch(cookie ->
                        cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"en\"", "data-theme=\"dark\"", "Sign in");
    }

    @Test
    void headerShowsWhatTheRolesAllow() {
        String inspector = working(Role.INSPECTOR).get("/help").body();
        assertThat(inspector).contains("href=\"/audit\"").doesNotContain("href=\"/accounts\"");
        String administrator = working(Role.ADMINISTRATOR).get("/accounts/new").body();
        assertThat(administrator)
                .contains("href=\"/accounts\" aria-current=\"page\"")
                .doesNotContain("href=\"/audit\"");
    }

    @Test
    void homeLeadsToTheFirstPageOfTheRoles() {
        assertThat(Browser.location(working(Role.INSPECTOR).get("/"))).isEqualTo("/audit");
        assertThat(Browser.location(working(Role.CUSTODIAN).get("/"))).isEqualTo("/system");
        assertThat(Browser.location(working(Role.ADMINISTRATOR).get("/"))).isEqualTo("/administration");
        assertThat(Browser.location(working(Role.ANALYST).get("/"))).isEqualTo("/help");
    }
}
