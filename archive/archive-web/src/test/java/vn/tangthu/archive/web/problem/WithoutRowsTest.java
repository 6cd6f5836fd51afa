package vn.tangthu.archive.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class WithoutRowsTest {
    private final SQLException row = new SQLException("Failing row contains (7, Người Thử, 000000000000)", "23514");

    @Test
    void classesStateAndStackStayAndMessagesGo() {
        Throwable shown = WithoutRows.of(new IllegalStateException(
                "around Người Thử", new DataIntegrityViolationException("insert: Người Thử", row)));
        StringWriter text = new StringWriter();
        shown.printStackTrace(new PrintWriter(text, true));
        assertThat(text.toString())
                .doesNotContain("Người Thử", "Failing row")
                .contains("IllegalStateException", "DataIntegrityViolationException", "SQL state 23514")
                .contains("at vn.tangthu.archive.web.problem.WithoutRowsTest");
    }

    @Test
    void otherFailuresAreLoggedAsTheyAre() {
        IllegalStateException failure = new IllegalStateException("the index is closed");
        assertThat(WithoutRows.of(failure)).isSameAs(failure);
    }

    @Test
    void theLogHoldsNoRow(CapturedOutput output) throws Exception {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        Problems problems = new Problems(messages);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/documents");
        new ProblemAdvice(problems, writer(problems))
                .failed(new DataIntegrityViolationException("insert", row), request, new MockHttpServletResponse());
        assertThat(output.getAll())
                .contains("Request failed", "DataIntegrityViolationException")
                .doesNotContain("Failing row");
    }

    private static ProblemWriter writer(Problems problems) {
        return new ProblemWriter(
                problems, new AcceptHeaderLocaleResolver(), JsonMapper.builder().build());
    }
}
