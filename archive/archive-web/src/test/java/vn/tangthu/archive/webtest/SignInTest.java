package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Action;

class SignInTest extends ServerTest {
    @Test
    void leadsHomeAndIsAudited() {
        String name = account(C10, Role.ANALYST);
        Browser browser = browser();
        HttpResponse<String> answer = browser.signIn(name, TryOut.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/");
        assertThat(browser.get("/help").statusCode()).isEqualTo(200);
        assertThat(entries(Action.SIGN_IN, name)).singleElement().satisfies(entry -> {
            assertThat(entry.channel()).isEqualTo("web");
            assertThat(entry.unit()).isEqualTo("C10");
        });
    }

    @Test
    void nameMayBeTypedInCapitals() {
        String name = account(C10, Role.ANALYST);
        Browser browser = browser();
        browser.signIn(" " + name.toUpperCase(java.util.Locale.ROOT), TryOut.PASSWORD);
        assertThat(browser.get("/help").statusCode()).isEqualTo(200);
    }

    @Test
    void passwordTypedDecomposedIsTheSame() {
        String name = account(C10, Role.ANALYST);
        accounts.setPassword(all(), name, encoder.encode("mật khẩu tổ hợp"), false, event());
        Browser browser = browser();
        browser.signIn(name, java.text.Normalizer.normalize("mật khẩu tổ hợp", java.text.Normalizer.Form.NFD));
        assertThat(browser.get("/help").statusCode()).isEqualTo(200);
    }

    @Test
    void leadsToThePageThatWasAskedFor() {
        String name = account(C10, Role.INSPECTOR);
        Browser browser = browser();
        assertThat(Browser.location(browser.get("/audit?actor=x"))).isEqualTo("/sign-in?next=%2Faudit%3Factor%3Dx");
        HttpResponse<String> answer = browser.post(
                "/sign-in", Map.of("username", name, "password", TryOut.PASSWORD, "next", "/audit?actor=x"));
        assertThat(Browser.location(answer)).isEqualTo("/audit?actor=x");
    }

    @Test
    void neverLeadsElsewhere() {
        for (String next : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/{x}", "/a\tb")) {
            HttpResponse<String> answer = browser()
                    .post(
                            "/sign-in",
                            Map.of("username", account(C10, Role.ANALYST), "password", TryOut.PASSWORD, "next", next));
            assertThat(Browser.location(answer)).as(next).isEqualTo("/");
        }
    }

    @Test
    void everyRefusalLooksTheSame() {
        String known = account(C10, Role.ANALYST);
        String disabled = account(C10, Role.ANALYST);
        accounts.change(all(), disabled, "Người Thử", Set.of(Role.ANALYST), C10, true, event());
        String locked = locked();
        List<HttpResponse<String>> answers = List.of(
                browser().signIn(known, "wrong"),
                browser().signIn("nobody-at-all", "wrong"),
                browser().signIn("not a name\u0000", "wrong"),
                browser().signIn(disabled, TryOut.PASSWORD),
                browser().signIn(locked, TryOut.PASSWORD));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Browser.location(answer)).isEqualTo("/sign-in?refused");
        });
        assertThat(failedSignIns(known)).containsExactly(Map.of("reason", "wrong-password"));
        assertThat(failedSignIns(disabled)).containsExactly(Map.of("reason", "disabled"));
        assertThat(failedSignIns(locked)).contains(Map.of("reason", "locked"));
    }

    @Test
    void unknownNameIsNotWrittenDown() {
        browser().signIn("hunter2-typed-into-the-wrong-field", "x");
        assertThat(entries(Action.SIGN_IN_FAILED, "anonymous").getFirst()).satisfies(entry -> {
            assertThat(entry.object()).isNull();
            assertThat(entry.detail()).isEqualTo(Map.of("reason", "unknown-account"));
        });
    }

    @Test
    void fiveFailuresLockForAQuarterOfAnHour() {
        String name = locked();
        Browser browser = browser();
        assertThat(Browser.location(browser.signIn(name, TryOut.PASSWORD))).isEqualTo("/sign-in?refused");
        clock.advance(Duration.ofMinutes(14));
        assertThat(Browser.location(browser.signIn(name, TryOut.PASSWORD))).isEqualTo("/sign-in?refused");
        clock.advance(Duration.ofMinutes(2));
        assertThat(Browser.location(browser.signIn(name, TryOut.PASSWORD))).isEqualTo("/");
    }

    private String locked() {
        String name = account(C10, Role.ANALYST);
        for (int i = 0; i < 5; i++) {
            browser().signIn(name, "wrong");
        }
        return name;
    }

    @Test
    void formWithoutCsrfTokenIsDenied() {
        String name = account(C10, Role.ANALYST);
        HttpResponse<String> answer =
                browser().postBare("/sign-in", Map.of("username", name, "password", TryOut.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Biểu mẫu đã hết hạn").contains("The form has expired");
        assertThat(entries(Action.DENIED, "anonymous").getFirst().detail()).isEqualTo(Map.of("reason", "csrf"));
        assertThat(entries(Action.SIGN_IN, name)).isEmpty();
    }

    @Test
    void signOutEndsTheSessionAndIsAudited() {
        String name = account(C10, Role.ANALYST);
        Browser browser = signedIn(name);
        String session = browser.session();
        assertThat(Browser.location(browser.post("/sign-out", Map.of()))).isEqualTo("/sign-in?signed-out");
        browser.cookies.put("tangthu-session", session);
        assertThat(browser.get("/help").statusCode()).isEqualTo(302);
        assertThat(entries(Action.SIGN_OUT, name)).hasSize(1);
    }
}
