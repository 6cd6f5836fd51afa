package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;

class HealthTest extends ServerTest {
    private static final AtomicInteger ROUNDS = new AtomicInteger();

    @Autowired
    TryOut.SettablePart part;

    @AfterEach
    void heal() {
        part.status = PartStatus.up();
    }

    /** Answers are kept for a second. */
    private void forgetAnswers() {
        clock.advance(Duration.ofHours(ROUNDS.incrementAndGet()));
    }

    private void set(PartStatus status) {
        part.status = status;
        forgetAnswers();
    }

    @Test
    void tellsAnybodyWhetherItServesAndNoMore() {
        set(PartStatus.up());
        HttpResponse<String> answer = browser().get("/api/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"live\":true,\"ready\":true}");
        assertThat(program(token(C10, Role.ANALYST)).get("/api/health").body()).doesNotContain("ocr");
    }

    @Test
    void namesThePartsToThoseWhoMaySeeThem() {
        assertThat(program(token(C10, Role.CUSTODIAN))
                        .with("Accept-Language", "en")
                        .get("/api/health")
                        .body())
                .contains("{\"name\":\"ocr\",\"status\":\"degraded\",\"detail\":\"Tesseract", "\"name\":\"database\"");
        assertThat(working(Role.CUSTODIAN).get("/system").body()).contains("Suy giảm", "Chưa cài Tesseract");
    }

    @Test
    void partThatIsDownMakesTheServiceNotReady() {
        set(new PartStatus.Down(new Label("Hỏng.", "Broken.")));
        HttpResponse<String> answer = browser().get("/api/health");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"live\":true,\"ready\":false}");
        assertThat(working(Role.CUSTODIAN).get("/system").body()).contains("Có thành phần ngừng", "Hỏng.");
    }

    @Test
    void partThatThrowsIsDown() {
        part.status = null;
        forgetAnswers();
        assertThat(browser().get("/api/health").statusCode()).isEqualTo(503);
        assertThat(program(token(C10, Role.CUSTODIAN)).get("/api/health").body())
                .contains("Không kiểm tra được")
                .doesNotContain("secret-of-the-part");
    }
}
