package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.web.access.TokenSecret;

class TokenTest extends ServerTest {
    @Test
    void carriesRolesUnitScopeAndPurpose() {
        HttpResponse<String> answer = program(token(C10, Role.ANALYST)).get("/api/probe/act");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"actor\":\"token:t-", "\"unit\":\"C10\"", "TG-01", "\"channel\":\"api\"")
                .contains("\"purpose\":\"statistics/null\"")
                .doesNotContain("BCA");
    }

    @Test
    void needsNoSessionAndNoCsrf() {
        HttpResponse<String> answer = program(token(C10, Role.ANALYST))
                .send("POST", "/api/probe/change", HttpRequest.BodyPublishers.noBody(), Map.of());
        assertThat(answer.body()).isEqualTo("changed");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void purposeHeaderComesFirst() {
        Browser program = program(token(C10, Role.ANALYST));
        assertThat(program.with("Tangthu-Purpose", "request; 12%2FQ%C4%90")
                        .get("/api/probe/act")
                        .body())
                .contains("\"purpose\":\"request/12/QĐ\"");
        for (String wrong : new String[] {"unheard-of", "request; %zz", "request; a%00b", "; 12"}) {
            assertThat(program.with("Tangthu-Purpose", wrong).get("/api/probe/act"))
                    .as(wrong)
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(400);
                        assertThat(answer.body()).contains("purpose-unknown");
                    });
        }
    }

    @Test
    void unknownExpiredAndRevokedAreRefusedAlike() {
        String expired = token(C10, Role.ANALYST);
        clock.advance(Duration.ofDays(2));
        String revoked = token(C10, Role.ANALYST);
        tokens.revoke(
                all(),
                tokens.findByHash(TokenSecret.digest(revoked)).orElseThrow().id(),
                event());
        for (String secret : new String[] {expired, revoked, TokenSecret.generate(), "nonsense"}) {
            clock.advance(Duration.ofMinutes(1));
            long before = trail.readAll(AuditQuery.newest(1)).getFirst().sequence();
            HttpResponse<String> answer = program(secret).get("/api/probe/act");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"token-refused\"").doesNotContain(secret);
            assertThat(trail.readAll(AuditQuery.newest(1))).singleElement().satisfies(entry -> {
                assertThat(entry.sequence()).isEqualTo(before + 1);
                assertThat(entry.action()).isEqualTo(Action.DENIED.code());
                assertThat(entry.object()).isEqualTo("/api/probe/act");
                assertThat(entry.detail()).containsEntry("reason", "token-refused");
            });
        }
    }

    @Test
    void floodOfRefusedTokensIsOneEntryAMinute() {
        clock.advance(Duration.ofMinutes(10));
        program("nonsense").get("/api/probe/act");
        long before = trail.readAll(AuditQuery.newest(1)).getFirst().sequence();
        for (int i = 0; i < 5; i++) {
            assertThat(program("nonsense-" + i).get("/api/probe/act").statusCode())
                    .isEqualTo(401);
        }
        assertThat(trail.readAll(AuditQuery.newest(1)).getFirst().sequence()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(1));
        program("nonsense").get("/api/probe/act");
        assertThat(trail.readAll(AuditQuery.newest(1)).getFirst()).satisfies(entry -> {
            assertThat(entry.sequence()).isEqualTo(before + 1);
            assertThat(entry.detail()).isEqualTo(Map.of("reason", "token-refused", "refusals", "6"));
        });
    }

    @Test
    void badTokenIsNotHelpedByAGoodSession() {
        Browser browser = working(Role.ANALYST);
        assertThat(browser.with("Authorization", "Bearer nonsense")
                        .get("/api/probe/act")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void doesNotOpenPages() {
        HttpResponse<String> answer = browser()
                .with("Authorization", "Bearer " + token(C10, Role.ADMINISTRATOR))
                .get("/accounts");
        assertThat(Browser.location(answer)).startsWith("/sign-in");
    }

    @Test
    void callWithoutAnyCredentialsIsAskedToSignIn() {
        HttpResponse<String> answer = browser().with("Accept", "*/*").get("/api/probe/act");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("\"code\":\"sign-in-required\"");
    }

    @Test
    void useIsNoted() {
        String secret = token(C10, Role.ANALYST);
        program(secret).get("/api/probe/act");
        assertThat(tokens.findByHash(TokenSecret.digest(secret)).orElseThrow().lastUsedAt())
                .isNotNull();
    }
}
