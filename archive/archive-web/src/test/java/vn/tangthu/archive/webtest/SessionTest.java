package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import vn.tangthu.archive.access.Role;

class SessionTest extends ServerTest {
    @Autowired
    ServletWebServerApplicationContext context;

    @Test
    void idChangesAtSignIn() {
        Browser browser = browser();
        browser.get("/sign-in");
        String before = browser.session();
        browser.signIn(account(C10, Role.ANALYST), TryOut.PASSWORD);
        assertThat(browser.session()).isNotEqualTo(before);
        Browser attacker = browser();
        attacker.cookies.put("tangthu-session", before);
        assertThat(attacker.get("/help").statusCode()).isEqualTo(302);
    }

    @Test
    void whoComesBackTooLateIsTold() {
        Browser late = browser();
        late.cookies.put("tangthu-session", "0123456789ABCDEF0123456789ABCDEF");
        assertThat(Browser.location(late.get("/help"))).isEqualTo("/sign-in?next=%2Fhelp&rested");
        assertThat(late.get("/sign-in?next=%2Fhelp&rested").body()).contains("Phiên làm việc đã hết hạn");
        assertThat(browser().get("/sign-in").body()).doesNotContain("hết hạn");
    }

    @Test
    void cookieIsOutOfReach() {
        String cookie =
                browser().get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/");
    }

    @Test
    void strangersGetOneForSigningInAlone() {
        for (String path : new String[] {"/assets/missing", "/error", "/audit", "/api/health", "/api/missing"}) {
            Browser stranger = browser();
            stranger.get(path);
            assertThat(stranger.session()).as(path).isNull();
        }
    }

    @Test
    void idleSessionEndsAfterHalfAnHour() {
        assertThat(context.getServletContext().getSessionTimeout()).isEqualTo(30);
    }

    @Test
    void busySessionEndsAfterTwelveHours() {
        Browser browser = signedIn(account(C10, Role.ANALYST));
        clock.advance(Duration.ofHours(12).minusSeconds(30));
        assertThat(browser.get("/help").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(Browser.location(browser.get("/help"))).startsWith("/sign-in");
    }

    @Test
    void thirdSessionEndsTheOldest() throws InterruptedException {
        String name = account(C10, Role.ANALYST);
        Browser first = signedIn(name);
        // The oldest is the one used longest ago, in milliseconds.
        Thread.sleep(5);
        Browser second = signedIn(name);
        Thread.sleep(5);
        Browser third = signedIn(name);
        assertThat(Browser.location(first.get("/help"))).isEqualTo("/sign-in?ended");
        assertThat(second.get("/help").statusCode()).isEqualTo(200);
        assertThat(third.get("/help").statusCode()).isEqualTo(200);
    }

    @Test
    void disabledAccountIsOutAtOnce() {
        String name = account(C10, Role.ANALYST);
        Browser browser = signedIn(name);
        accounts.change(all(), name, "Người Thử", Set.of(Role.ANALYST), C10, true, event());
        assertThat(browser.get("/help").statusCode()).isEqualTo(302);
        accounts.change(all(), name, "Người Thử", Set.of(Role.ANALYST), C10, false, event());
        assertThat(browser.get("/help").statusCode()).as("the session is gone").isEqualTo(302);
    }

    @Test
    void rolesAndUnitAreReadForEveryRequest() {
        String name = account(C10, Role.ANALYST);
        Browser browser = signedIn(name);
        browser.statePurpose("execution");
        assertThat(browser.get("/api/probe/INSPECT_AUDIT").statusCode()).isEqualTo(403);
        accounts.change(all(), name, "Người Thử", Set.of(Role.INSPECTOR), TryOut.ROOT, false, event());
        assertThat(browser.get("/api/probe/INSPECT_AUDIT").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/probe/act").body()).contains("\"unit\":\"BCA\"", "TG-01");
    }

    @Test
    void apiCallOfASessionNeedsTheCsrfHeaderToChangeSomething() {
        Browser browser = working(Role.ANALYST);
        var body = java.net.http.HttpRequest.BodyPublishers.noBody();
        assertThat(browser.send("POST", "/api/probe/change", body, Map.of())).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"form-expired\"");
        });
        assertThat(browser.send("POST", "/api/probe/change", body, Map.of("X-CSRF-TOKEN", browser.csrf()))
                        .body())
                .isEqualTo("changed");
    }

    @Test
    void newSignInInTheSameBrowserForgetsThePurpose() {
        Browser browser = working(Role.ANALYST);
        assertThat(browser.get("/api/probe/act").statusCode()).isEqualTo(200);
        browser.signIn(account(C10, Role.ANALYST), TryOut.PASSWORD);
        assertThat(browser.get("/api/probe/act").body()).contains("purpose-required");
    }
}
