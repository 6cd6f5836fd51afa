package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;

class AccountsTest extends ServerTest {
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([^<]+)</code>");

    private String administrator;
    private Browser browser;

    @BeforeEach
    void signIn() {
        administrator = account(C10, Role.ADMINISTRATOR);
        browser = signedIn(administrator);
        browser.statePurpose("custody");
    }

    private static String secret(HttpResponse<String> page) {
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).as("a secret on the page").isTrue();
        return secret.group(1);
    }

    private HttpResponse<String> create(String name, String unit) {
        return browser.post(
                "/accounts/new",
                Map.of("username", name, "displayName", "Người Mới", "unit", unit, "roles", "analyst"));
    }

    @Test
    void createdAccountMustSetItsOwnPasswordFirst() {
        String name = "n-" + UUID.randomUUID();
        HttpResponse<String> page = create(name, "TG-01");
        String issued = secret(page);
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(browser.get("/accounts").body()).contains(name, "Chờ đổi mật khẩu");

        Browser person = browser();
        person.signIn(name, issued);
        assertThat(Browser.location(person.get("/audit"))).isEqualTo("/password?next=%2Faudit");
        assertThat(person.get("/api/probe/SEARCH").body()).contains("password-change-required");
        person.post(
                "/password", Map.of("current", issued, "wanted", "mot cau khac han", "repeated", "mot cau khac han"));
        person.statePurpose("execution");
        assertThat(person.get("/api/probe/SEARCH").body()).isEqualTo("SEARCH");
        assertThat(person.get("/api/probe/act").body()).contains("\"unit\":\"TG-01\"");

        AuditEntry created = entries(Action.ACCOUNT_CHANGED, administrator).getFirst();
        assertThat(created.object()).isEqualTo("account:" + name);
        assertThat(created.detail()).containsEntry("roles", "analyst").containsEntry("change", "created");
        assertThat(created.toString()).doesNotContain(issued);
    }

    @Test
    void takenAndImpossibleNamesAreExplained() {
        String name = "n-" + UUID.randomUUID();
        create(name, "C10");
        assertThat(create(name, "C10")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("đã được dùng", name);
        });
        assertThat(create("Tên có dấu", "C10").body()).contains("chữ thường không dấu");
        assertThat(create("new", "C10").statusCode()).isEqualTo(422);
    }

    @Test
    void nothingOutsideTheOwnUnitsIsSeenOrMade() {
        String outside = account(TryOut.ROOT, Role.ANALYST);
        assertThat(browser.get("/accounts").body()).doesNotContain(outside);
        HttpResponse<String> there = browser.get("/accounts/" + outside);
        HttpResponse<String> nowhere = browser.get("/accounts/nobody");
        assertThat(there.statusCode()).isEqualTo(404).isEqualTo(nowhere.statusCode());
        assertThat(browser.post("/accounts/" + outside + "/password", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(browser.post(
                                "/accounts/" + outside,
                                Map.of("displayName", "X", "unit", "C10", "roles", "administrator"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(accounts.find(outside).orElseThrow().roles()).containsExactly(Role.ANALYST);
        assertThat(create("n-" + UUID.randomUUID(), "BCA").statusCode()).isEqualTo(422);
    }

    @Test
    void resetPasswordEndsTheSessionsOfTheAccount() {
        String name = account(C10, Role.ANALYST);
        Browser person = signedIn(name);
        String issued = secret(browser.post("/accounts/" + name + "/password", Map.of()));
        assertThat(Browser.location(person.get("/help"))).isEqualTo("/sign-in?ended");
        assertThat(Browser.location(browser().signIn(name, TryOut.PASSWORD))).isEqualTo("/sign-in?refused");
        assertThat(Browser.location(browser().signIn(name, issued))).isEqualTo("/");
    }

    @Test
    void nobodyLocksOneselfOut() {
        assertThat(browser.post(
                                "/accounts/" + administrator,
                                Map.of("displayName", "X", "unit", "C10", "roles", "analyst"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post(
                                "/accounts/" + administrator,
                                Map.of("displayName", "X", "unit", "C10", "roles", "administrator", "disabled", "true"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(accounts.find(administrator).orElseThrow().disabled()).isFalse();
    }

    @Test
    void loneAdministratorMayTakeWorkingRolesAndThatIsAudited() {
        assertThat(Browser.location(browser.get("/"))).isEqualTo("/administration");
        assertThat(browser.get("/administration").body()).contains("chỉ có vai trò Quản trị tài khoản");
        browser.post("/administration/working-roles", Map.of());
        assertThat(accounts.find(administrator).orElseThrow().roles())
                .containsExactlyInAnyOrder(
                        Role.ADMINISTRATOR, Role.ARCHIVIST, Role.PLANNER, Role.CUSTODIAN, Role.INSPECTOR);
        assertThat(entries(Action.ACCOUNT_CHANGED, administrator).getFirst().detail())
                .containsEntry("change", "own-roles");
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void ownPasswordIsCheckedAndEndsOtherSessions() {
        Browser other = signedIn(administrator);
        Map<String, Map<String, String>> refused = Map.of(
                "Mật khẩu hiện tại không đúng", form("wrong", "mot cau khac han", "mot cau khac han"),
                "không giống nhau", form(TryOut.PASSWORD, "mot cau khac han", "mot cau khac hon"),
                "phải có từ 12 đến 128", form(TryOut.PASSWORD, "ngan", "ngan"),
                "phải khác mật khẩu hiện tại", form(TryOut.PASSWORD, TryOut.PASSWORD, TryOut.PASSWORD),
                "quá dễ đoán", form(TryOut.PASSWORD, "aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa"));
        refused.forEach((reason, form) -> {
            HttpResponse<String> answer = browser.post("/password", form);
            assertThat(answer.statusCode()).as(reason).isEqualTo(422);
            assertThat(answer.body()).contains(reason);
        });
        assertThat(Browser.location(
                        browser.post("/password", form(TryOut.PASSWORD, "mot cau khac han", "mot cau khac han"))))
                .isEqualTo("/password?changed");
        assertThat(browser.get("/help").statusCode()).isEqualTo(200);
        assertThat(Browser.location(other.get("/help"))).isEqualTo("/sign-in?ended");
    }

    private static Map<String, String> form(String current, String wanted, String repeated) {
        return Map.of("current", current, "wanted", wanted, "repeated", repeated);
    }

    @Test
    void tokenIsIssuedUsedAndRevoked() {
        String name = "scanner-" + UUID.randomUUID();
        HttpResponse<String> page = browser.post(
                "/tokens/new",
                Map.of("name", name, "unit", "TG-01", "roles", "archivist", "purpose", "entry", "days", "30"));
        String secret = secret(page);
        assertThat(program(secret).get("/api/probe/act").body())
                .contains("\"actor\":\"token:" + name, "\"unit\":\"TG-01\"", "entry");
        assertThat(browser.get("/tokens").body()).contains(name).doesNotContain(secret);
        var token = tokens.list(all()).stream()
                .filter(kept -> kept.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(token.createdBy()).isEqualTo(administrator);
        browser.post("/tokens/" + token.id() + "/revoke", Map.of());
        assertThat(program(secret).get("/api/probe/act").statusCode()).isEqualTo(401);
        assertThat(entries(Action.TOKEN_ISSUED, administrator).toString()).doesNotContain(secret);
        assertThat(entries(Action.TOKEN_REVOKED, administrator)).hasSize(1);
        assertThat(browser.post("/tokens/" + token.id() + "/revoke", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void impossibleTokensAreExplained() {
        for (Map<String, String> form : java.util.List.of(
                Map.of("name", "", "unit", "C10", "roles", "analyst", "purpose", "entry", "days", "30"),
                Map.of("name", "a", "unit", "BCA", "roles", "analyst", "purpose", "entry", "days", "30"),
                Map.of("name", "a", "unit", "C10", "roles", "none", "purpose", "entry", "days", "30"),
                Map.of("name", "a", "unit", "C10", "roles", "analyst", "purpose", "none", "days", "30"),
                Map.of("name", "a", "unit", "C10", "roles", "analyst", "purpose", "entry", "days", "366"))) {
            assertThat(browser.post("/tokens/new", form).statusCode())
                    .as(form.toString())
                    .isEqualTo(422);
        }
        assertThat(tokens.list(units.tree().scopeOf(new UnitCode("C10"))).stream()
                        .filter(token -> token.name().equals("a")))
                .isEmpty();
    }
}
