package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;

class AuditPageTest extends ServerTest {
    private String inspector;
    private Browser browser;

    @BeforeEach
    void signIn() {
        inspector = account(TryOut.ROOT, Role.INSPECTOR);
        browser = signedIn(inspector);
        browser.statePurpose("inspection");
    }

    private void write(Action action, String object, int times) {
        Act act = event().act();
        for (int i = 0; i < times; i++) {
            trail.append(new AuditEvent(act, action, object, Map.of("n", Integer.toString(i))));
        }
    }

    @Test
    void readingIsItselfAudited() {
        assertThat(browser.get("/audit?actor=somebody&action=viewed&from=2026-01-01")
                        .statusCode())
                .isEqualTo(200);
        assertThat(entries(Action.AUDIT_READ, inspector)).singleElement().satisfies(entry -> {
            assertThat(entry.purpose()).isEqualTo("inspection");
            assertThat(entry.detail()).isEqualTo(Map.of("actor", "somebody", "action", "viewed", "from", "2026-01-01"));
        });
    }

    @Test
    void anInspectorReadsWhatPeopleOfHisUnitsDid() {
        String object = "document:" + UUID.randomUUID();
        write(Action.VIEWED, object, 2);
        browser().get("/audit");
        assertThat(JsonPath.<List<Object>>read(
                        browser.get("/api/audit?object=" + object).body(), "$.entries"))
                .hasSize(2);
        Browser below = signedIn(account(C10, Role.INSPECTOR));
        below.statePurpose("inspection");
        assertThat(JsonPath.<List<Object>>read(
                        below.get("/api/audit?object=" + object).body(), "$.entries"))
                .isEmpty();
        assertThat(below.get("/audit.csv?object=" + object).body()).doesNotContain(object);
        assertThat(below.get("/api/audit?actor=anonymous").body()).doesNotContain("\"actor\":\"anonymous\"");
        assertThat(JsonPath.<List<String>>read(below.get("/api/audit").body(), "$.entries[*].unit"))
                .contains("C10")
                .doesNotContain("BCA", "-");
    }

    @Test
    void pagesFollowTheCursorWithoutGapOrRepetition() {
        String object = "document:" + UUID.randomUUID();
        write(Action.VIEWED, object, 120);
        assertThat(browser.get("/audit?object=" + object).body()).contains("Cũ hơn", "Xem trang");
        List<Integer> seen = new java.util.ArrayList<>();
        Integer before = null;
        do {
            String body = browser.get(
                            "/api/audit?size=50&object=" + object + (before == null ? "" : "&before=" + before))
                    .body();
            seen.addAll(JsonPath.<List<Integer>>read(body, "$.entries[*].sequence"));
            before = JsonPath.read(body, "$.next");
        } while (before != null);
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void filtersByActorActionAndDay() {
        String object = "document:" + UUID.randomUUID();
        write(Action.DOWNLOADED, object, 2);
        String all = "/api/audit?object=" + object;
        assertThat(count(all)).isEqualTo(2);
        assertThat(count(all + "&action=downloaded&actor=system")).isEqualTo(2);
        assertThat(count(all + "&action=viewed")).isZero();
        assertThat(count(all + "&actor=nobody")).isZero();
        assertThat(count(all + "&from=2000-01-01&until=2999-12-31")).isEqualTo(2);
        assertThat(count(all + "&until=2000-01-01")).isZero();
        assertThat(count(all + "&from=2999-01-01")).isZero();
    }

    private int count(String path) {
        return JsonPath.<List<Object>>read(browser.get(path).body(), "$.entries")
                .size();
    }

    @Test
    void impossibleFiltersAreRefused() {
        for (String filter : List.of("action=flew", "from=tomorrow", "size=0", "size=1001", "actor=a%00b")) {
            assertThat(browser.get("/api/audit?" + filter).statusCode())
                    .as(filter)
                    .isEqualTo(400);
        }
        assertThat(browser.get("/audit?from=tomorrow").body()).contains("2026-01-31");
    }

    @Test
    void tableShowsTextNotMarkup() {
        String object = "<img src=x onerror=alert(1)>" + UUID.randomUUID();
        write(Action.VIEWED, object, 1);
        assertThat(browser.get("/audit").body()).contains("&lt;img src=x").doesNotContain("<img src=x");
    }

    @Test
    void csvHoldsEverythingAndNoFormula() {
        String object = "=HYPERLINK(\"x\")" + UUID.randomUUID();
        write(Action.VIEWED, object, 1001);
        HttpResponse<String> csv = browser.get("/audit.csv?action=viewed&object="
                + java.net.URLEncoder.encode(object, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("audit.csv");
        assertThat(csv.body().lines().skip(1)).hasSize(1001).allMatch(line -> line.contains(",\"'=HYPERLINK("));
        assertThat(entries(Action.EXPORTED, inspector)).hasSize(1);
    }

    @Test
    void chainIsVerified() {
        HttpResponse<String> page = browser.post("/audit/verify", Map.of());
        assertThat(page.body()).contains("Chuỗi nguyên vẹn", "id=\"verification\"");
        assertThat(entries(Action.AUDIT_READ, inspector).getFirst().detail()).isEqualTo(Map.of("verified", "intact"));
    }
}
