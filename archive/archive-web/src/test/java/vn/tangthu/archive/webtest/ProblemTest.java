package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tangthu.archive.access.Role;

class ProblemTest extends ServerTest {
    private Browser program;

    @BeforeEach
    void call() {
        program = program(token(C10, Role.ANALYST));
    }

    @Test
    void hasTheShapeOfRfc9457InVietnamese() {
        HttpResponse<String> answer = program.get("/api/probe/problem");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).contains("vi");
        Map<String, Object> problem = JsonPath.read(answer.body(), "$");
        assertThat(problem)
                .containsEntry("type", "urn:tangthu:problem:probe-conflict")
                .containsEntry("code", "probe-conflict")
                .containsEntry("status", 409)
                .containsEntry("title", "Xung đột")
                .containsEntry("titleEn", "Conflict")
                .containsEntry("detail", "Hai bên cùng sửa.")
                .containsEntry("detailEn", "Both sides changed it.")
                .containsEntry(
                        "request", answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Both sides changed it.",
                "en-GB,vi;q=0.5|Both sides changed it.",
                "fr|Hai bên cùng sửa.",
                "fr,en;q=0.3|Both sides changed it.",
                "vi,en|Hai bên cùng sửa."
            })
    void speaksTheLanguageAskedFor(String accepted, String detail) {
        String body = program.with("Accept-Language", accepted)
                .get("/api/probe/problem")
                .body();
        assertThat(JsonPath.<String>read(body, "$.detail")).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/nothing-here, 404, not-found",
        "/api/probe/number, 400, parameter-invalid",
        "/api/probe/number?value=many, 400, parameter-invalid",
        "/api/probe/change, 405, method-not-allowed",
        "/api/probe/crash, 500, internal",
        "/api/probe/database, 503, database-unreachable",
        "/api/probe/disk-full, 507, storage-full"
    })
    void everyFailureHasACode(String path, int status, String code) {
        HttpResponse<String> answer = program.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("secret-of", "Exception", "\tat ", "many");
    }

    @Test
    void containerLimitsItsThreads() {
        assertThat(program.get("/api/probe/virtual").body()).isEqualTo("false");
    }

    @Test
    void unreachableDatabaseSaysWhenToTryAgain() {
        assertThat(program.get("/api/probe/database").headers().firstValue("Retry-After"))
                .contains("10");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing-here, 404, Không tìm thấy, There is nothing at this address",
        "/audit, 403, Không được phép, Your roles do not allow this",
        "/probe/number, 400, Yêu cầu không đúng, The parameter value is missing",
        "/probe/problem, 409, Xung đột, Both sides changed it.",
        "/probe/crash, 500, Lỗi của máy chủ, Something unexpected went wrong",
        "/probe/database, 503, Tạm thời không phục vụ được, The database cannot be reached"
    })
    void browsersGetAPageInBothLanguages(String path, int status, String title, String english) {
        HttpResponse<String> page = working(Role.ANALYST).get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains("<h1>" + title, english, "class=\"bar\"")
                .contains(page.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("secret-of", "Exception", "\tat ");
    }

    @Test
    void scriptsOfPagesGetProblems() {
        HttpResponse<String> answer =
                working(Role.ANALYST).with("HX-Request", "true").get("/probe/problem");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void whatTheContainerRefusesIsAnsweredTheSameWay() {
        HttpResponse<String> answer = browser()
                .send(
                        "POST",
                        "/sign-in",
                        HttpRequest.BodyPublishers.ofString("_csrf=%zz"),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Tomcat", "Exception");
    }
}
