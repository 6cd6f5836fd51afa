package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Action;

class PurposeTest extends ServerTest {
    @Test
    void noPageWithDataWorksBeforeItIsStated() {
        String name = account(C10, Role.INSPECTOR);
        Browser browser = signedIn(name);
        assertThat(Browser.location(browser.get("/audit?actor=x"))).isEqualTo("/purpose?next=%2Faudit%3Factor%3Dx");
        HttpResponse<String> api = browser.get("/api/audit");
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.body()).contains("purpose-required");
        HttpResponse<String> answer = browser.post(
                "/purpose", Map.of("code", "inspection", "reference", " 12/KH ", "next", "/audit?actor=x"));
        assertThat(Browser.location(answer)).isEqualTo("/audit?actor=x");
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/probe/act").body()).contains("\"purpose\":\"inspection/12/KH\"");
        assertThat(entries(Action.PURPOSE_STATED, name)).singleElement().satisfies(entry -> {
            assertThat(entry.purpose()).isEqualTo("inspection");
            assertThat(entry.reference()).isEqualTo("12/KH");
        });
    }

    @Test
    void canBeChanged() {
        Browser browser = working(Role.ANALYST);
        browser.statePurpose("request");
        assertThat(browser.get("/api/probe/act").body()).contains("\"purpose\":\"request/null\"");
        assertThat(browser.get("/help").body()).contains("Trả lời yêu cầu bằng văn bản");
    }

    @Test
    void wrongOneIsAskedAgain() {
        Browser browser = signedIn(account(C10, Role.ANALYST));
        for (Map<String, String> form : java.util.List.of(
                Map.of("code", "none-such"),
                Map.of("reference", "12"),
                Map.of("code", "request", "reference", "x".repeat(201)),
                Map.of("code", "request", "reference", "a\u0000b"))) {
            HttpResponse<String> answer = browser.post("/purpose", form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Hãy chọn một mục đích");
        }
        assertThat(browser.get("/api/probe/act").body()).contains("purpose-required");
    }
}
