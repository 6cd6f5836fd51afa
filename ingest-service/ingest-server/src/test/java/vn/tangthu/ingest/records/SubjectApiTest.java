package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.web.access.TokenSecret;

/** {@code /api/subjects}: the same rules as the pages, in JSON. All people are fictional. */
class SubjectApiTest extends RecordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String number =
            String.format(Locale.ROOT, "%012d", ThreadLocalRandom.current().nextLong(1_000_000_000_000L));

    @Autowired
    Tokens tokens;

    private WebVisitor officer;
    private UUID one = UUID.randomUUID();
    private UUID other = UUID.randomUUID();

    private WebVisitor program(String unit, Role role) {
        String secret = TokenSecret.generate();
        Actor system = new Actor("system", Set.of(), new UnitCode("BCA"), all());
        tokens.issue(
                all(),
                "t-" + UUID.randomUUID(),
                Set.of(role),
                new UnitCode(unit),
                "entry",
                TokenSecret.digest(secret),
                Clock.systemUTC().instant().plus(Duration.ofDays(1)),
                AuditEvent.of(new Act(system, null, "system", "test"), Action.TOKEN_ISSUED, null));
        return WebVisitor.program(port, secret);
    }

    private UUID open(WebVisitor program, UUID id, String name) {
        HttpResponse<String> answer = program.json("POST", "/api/records/prisoner", """
                {"id": "%s", "fields": {"full-name": "%s", "birth-date": "5/6/1985", "identity-number": ["%s"]}}"""
                .formatted(id, name, number));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    @BeforeEach
    void open() {
        officer = program("TG-01", Role.ENTRY_OFFICER);
        open(officer, one, "Nguyễn Văn Ví Dụ");
        open(officer, other, "NGUYEN VAN VI DU");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> decide(WebVisitor program, String what, String reason, UUID... records) {
        String ids = String.join("\",\"", List.of(records).stream().map(UUID::toString).toList());
        return program.json(
                "POST",
                "/api/subjects/" + what,
                "{\"records\": [\"%s\"], \"reason\": \"%s\"}".formatted(ids, reason));
    }

    @Test
    void candidatesComeWithScoreAndReasonsInBothLanguages() {
        JsonNode found = json(officer.get("/api/subjects/candidates?record=" + one));
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("record").path("id").asString()).isEqualTo(other.toString());
        assertThat(found.path(0).path("score").asDouble()).isBetween(0.9, 1.0);
        assertThat(found.path(0).path("reasons").findValuesAsString("code"))
                .containsExactly("same-number", "marks-differ", "same-birth");
        found.path(0).path("reasons").forEach(reason -> {
            assertThat(reason.path("vi").asString()).isNotBlank();
            assertThat(reason.path("en").asString()).isNotBlank();
            assertThat(reason.path("agrees").asBoolean()).isTrue();
        });
    }

    @Test
    void mergeSplitAndNotTheSameAreKeptInTheHistory() {
        HttpResponse<String> answer = decide(officer, "merge", "Cùng số", one, other);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode subject = json(answer);
        assertThat(subject.path("kind").asString()).isEqualTo("person");
        assertThat(subject.path("records")).hasSize(2);
        assertThat(subject.path("stated").path("name").findValuesAsString("value"))
                .containsExactlyInAnyOrder("Nguyễn Văn Ví Dụ", "NGUYEN VAN VI DU");
        assertThat(subject.path("stated").path("number").path(0).path("by")).hasSize(2);
        String id = subject.path("id").asString();
        assertThat(json(officer.get("/api/subjects/" + id))).isEqualTo(subject);
        assertThat(json(decide(officer, "merge", "Lại", one, other)).path("code").asString())
                .isEqualTo("already-so");
        assertThat(json(decide(officer, "not-the-same", "Khác", one, other))
                        .path("code")
                        .asString())
                .isEqualTo("contradiction");
        assertThat(decide(officer, "split", "Nhầm", other).statusCode()).isEqualTo(200);
        assertThat(decide(officer, "not-the-same", "Hai người", one, other).statusCode())
                .isEqualTo(200);
        JsonNode history = json(officer.get("/api/subjects/history?record=" + one));
        assertThat(history.findValuesAsString("kind")).containsExactly("kept-apart", "split", "merged");
        assertThat(history.findValuesAsString("reason")).containsExactly("Hai người", "Nhầm", "Cùng số");
        assertThat(history.path(2).path("parts").path(0).path(0).asString()).isEqualTo(one.toString());
        assertThat(json(officer.get("/api/subjects/candidates?record=" + one))).isEmpty();
    }

    @Test
    void whatIsMissingOrWrongIsToldWithoutValues() {
        assertThat(json(decide(officer, "merge", "Một", one)).path("code").asString())
                .isEqualTo("wrong-number-of-records");
        assertThat(json(decide(officer, "merge", " ", one, other)).path("code").asString())
                .isEqualTo("reason-missing");
        assertThat(json(officer.json("POST", "/api/subjects/merge", "{\"records\": [\"x\"], \"reason\": \"y\"}"))
                        .path("code")
                        .asString())
                .isEqualTo("bad-id");
        assertThat(officer.json("POST", "/api/subjects/split", "{}").statusCode()).isEqualTo(422);
        assertThat(officer.get("/api/subjects/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void whatLiesOutsideTheScopeIsNotThere() {
        WebVisitor elsewhere = program("TG-02", Role.ENTRY_OFFICER);
        UUID theirs = open(elsewhere, UUID.randomUUID(), "Nguyễn Văn Ví Dụ");
        assertThat(json(officer.get("/api/subjects/candidates?record=" + one))).hasSize(1);
        assertThat(json(decide(officer, "merge", "Thử", one, theirs)).path("code").asString())
                .isEqualTo("record-not-found");
        assertThat(acts(theirs)).contains("denied");
        String subject = file(theirs).subject().toString();
        assertThat(officer.get("/api/subjects/" + subject).statusCode()).isEqualTo(404);
        assertThat(json(officer.get("/api/subjects/" + subject))
                        .path("code")
                        .asString())
                .isEqualTo("subject-not-found");
        assertThat(officer.get("/api/subjects/history?record=" + theirs).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/api/subjects/candidates?record=" + theirs).statusCode())
                .isEqualTo(404);
    }

    @Test
    void readersDoNotDecide() {
        WebVisitor reader = program("TG-01", Role.ANALYST);
        assertThat(json(reader.get("/api/subjects/candidates?record=" + one))).hasSize(1);
        assertThat(decide(reader, "merge", "Thử", one, other).statusCode()).isEqualTo(403);
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());
    }
}
