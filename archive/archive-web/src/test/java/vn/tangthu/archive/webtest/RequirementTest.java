package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.web.access.HandlerRequirements;

class RequirementTest extends ServerTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    static Stream<Arguments> everyRoleAndOperation() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of(Operation.values()).map(operation -> Arguments.of(role, operation)));
    }

    @ParameterizedTest
    @MethodSource("everyRoleAndOperation")
    void roleAllowsExactlyItsOperations(Role role, Operation operation) {
        HttpResponse<String> answer = program(token(C10, role)).get("/api/probe/" + operation);
        if (role.operations().contains(operation)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(operation.name());
        } else {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void pagesFollowTheRoles(Role role) {
        Browser browser = working(role);
        Map<String, Operation> pages = Map.of(
                "/audit", Operation.INSPECT_AUDIT,
                "/audit.csv", Operation.INSPECT_AUDIT,
                "/accounts", Operation.MANAGE_ACCOUNTS,
                "/tokens", Operation.MANAGE_ACCOUNTS,
                "/units", Operation.MANAGE_ACCOUNTS,
                "/administration", Operation.MANAGE_ACCOUNTS,
                "/system", Operation.SEE_HEALTH);
        pages.forEach((page, operation) -> assertThat(browser.get(page).statusCode())
                .as(page)
                .isEqualTo(role.operations().contains(operation) ? 200 : 403));
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(role == Role.CUSTODIAN ? 200 : 403);
        assertThat(browser.get("/api/openapi.json").statusCode()).isEqualTo(200);
    }

    @Test
    void denialIsAuditedWithWhatWasMissing() {
        String name = account(C10, Role.ANALYST);
        Browser browser = signedIn(name);
        browser.statePurpose("execution");
        assertThat(browser.get("/audit?actor=somebody").statusCode()).isEqualTo(403);
        assertThat(entries(Action.DENIED, name)).singleElement().satisfies(entry -> {
            assertThat(entry.object()).isEqualTo("GET /audit");
            assertThat(entry.purpose()).isEqualTo("execution");
            assertThat(entry.detail()).isEqualTo(Map.of("reason", "operation-missing", "needed", "INSPECT_AUDIT"));
        });
    }

    @Test
    void handlerThatDeclaresNothingIsDeniedToEverybody() {
        HttpResponse<String> answer = program(token(C10, Role.values())).get("/api/probe/undeclared");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("must never be seen");
    }

    @Test
    void onlyTheForgetfulHandlerOfTheTestsIsUndeclared() {
        assertThat(HandlerRequirements.undeclared(mapping))
                .isEqualTo(List.of("vn.tangthu.archive.webtest.UndeclaredController#undeclared[0 args]"));
    }

    @Test
    void apiDescriptionNeedsSignInAndHidesTheAct() {
        assertThat(browser().get("/api/openapi.json").statusCode()).isEqualTo(401);
        assertThat(program(token(C10, Role.PLANNER)).get("/api/openapi.json").body())
                .contains("/api/audit", "\"bearer\"")
                .doesNotContain("\"name\":\"act\"", "accounts/new");
    }
}
