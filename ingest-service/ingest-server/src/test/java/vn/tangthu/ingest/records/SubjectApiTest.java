package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.subject.DecisionRequest;
import vn.tangthu.archive.subject.SubjectChange;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.archive.web.access.TokenSecret;

/** {@code /api/subjects}: the same rules as the pages, in JSON. All people are fictional. */
class SubjectApiTest extends RecordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Fictional person = Fictional.anybody();

    @Autowired
    Tokens tokens;

    @Autowired
    Subjects subjects;

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
        HttpResponse<String> answer = program.json(
                "POST",
                "/api/records/prisoner",
                String.format(Locale.ROOT, """
                {"id": "%s", "fields": {"full-name": "%s", "birth-date": "%s", "identity-number": ["%s"]}}""", id, name, person.birth(), person.number()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    @BeforeEach
    void open() {
        officer = program("TG-01", Role.ENTRY_OFFICER);
        open(officer, one, person.name());
        open(officer, other, person.plain());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> decide(WebVisitor program, String what, String reason, UUID... records) {
        String ids = String.join(
                "\",\"", List.of(records).stream().map(UUID::toString).toList());
        return program.json(
                "POST",
                "/api/subjects/" + what,
                String.format(Locale.ROOT, "{\"records\": [\"%s\"], \"reason\": \"%s\"}", ids, reason));
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
                .containsExactlyInAnyOrder(person.name(), person.plain());
        assertThat(subject.path("stated").path("number").path(0).path("by")).hasSize(2);
        String id = subject.path("id").asString();
        assertThat(json(officer.get("/api/subjects/" + id))).isEqualTo(subject);
        assertThat(json(decide(officer, "merge", "Lại", one, other))
                        .path("code")
                        .asString())
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
        assertThat(officer.json("POST", "/api/subjects/split", "{}").statusCode())
                .isEqualTo(422);
        assertThat(officer.get("/api/subjects/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void whatLiesOutsideTheScopeIsNotThere() {
        WebVisitor elsewhere = program("TG-02", Role.ENTRY_OFFICER);
        UUID theirs = open(elsewhere, UUID.randomUUID(), person.name());
        assertThat(json(officer.get("/api/subjects/candidates?record=" + one))).hasSize(1);
        assertThat(json(decide(officer, "merge", "Thử", one, theirs))
                        .path("code")
                        .asString())
                .isEqualTo("record-not-found");
        assertThat(acts(theirs)).contains("denied");
        String subject = theirs.toString();
        assertThat(officer.get("/api/subjects/" + subject).statusCode()).isEqualTo(404);
        assertThat(json(officer.get("/api/subjects/" + subject)).path("code").asString())
                .isEqualTo("record-not-found");
        assertThat(officer.get("/api/subjects/history?record=" + theirs).statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/api/subjects/candidates?record=" + theirs).statusCode())
                .isEqualTo(404);
    }

    /** What somebody sees of a record, its subject and what was decided about it. */
    private static List<String> seen(WebVisitor program, UUID record) {
        return List.of(
                program.get("/api/subjects/" + record).body(),
                program.get("/api/subjects/history?record=" + record).body(),
                program.get("/api/subjects/candidates?record=" + record).body(),
                program.get("/api/records/prisoner/" + record).body());
    }

    private void mergeFromAbove(String reason, UUID... records) {
        List<CaseFileId> ids = Stream.of(records).map(CaseFileId::new).toList();
        Actor above = new Actor("above", Set.of(Role.ENTRY_OFFICER), new UnitCode("BCA"), all());
        AuditEvent event = new AuditEvent(
                new Act(above, null, "system", "test"),
                Action.SUBJECTS_MERGED,
                CaseFileEntry.object(ids.getFirst()),
                Map.of(
                        "records",
                        String.join(",", Stream.of(records).map(UUID::toString).toList()),
                        "reason",
                        reason));
        List<EntryGrant> grants = Stream.of("TG-01", "TG-02")
                .map(unit -> CaseSamples.mayUpdate("prisoner", new UnitCode(unit)))
                .toList();
        assertThat(subjects.merge(all(), new DecisionRequest(grants, ids, reason, event)))
                .isInstanceOf(SubjectChange.Done.class);
    }

    @Test
    void nothingShowsThroughASubjectOfWhatLiesOutsideTheScope() {
        WebVisitor elsewhere = program("TG-02", Role.ENTRY_OFFICER);
        UUID theirs = open(elsewhere, UUID.randomUUID(), person.name());
        List<String> ours = seen(officer, one);
        List<String> oursToo = seen(officer, other);
        List<String> seenThere = seen(elsewhere, theirs);

        mergeFromAbove("Lý do về phạm nhân của trại kia", theirs, one);
        assertThat(seen(officer, one)).isEqualTo(ours);
        assertThat(seen(officer, other)).isEqualTo(oursToo);
        assertThat(seen(elsewhere, theirs)).isEqualTo(seenThere);
        assertThat(officer("prison-1").get("/records/" + one + "/viewers").body())
                .doesNotContain("above", "Đối tượng được gộp");

        // Whatever was tied to either comes along: two that can be seen are one subject now, by way of one that cannot.
        mergeFromAbove("Lý do khác về phạm nhân của trại kia", theirs, other);
        JsonNode subject = json(officer.get("/api/subjects/" + one));
        assertThat(subject.path("records").findValuesAsString("id")).containsExactly(one.toString(), other.toString());
        JsonNode history = json(officer.get("/api/subjects/history?record=" + other));
        assertThat(history).hasSize(1);
        assertThat(history.path(0).path("reason").asString()).isEmpty();
        assertThat(history.path(0).path("parts").toString()).contains(one.toString(), other.toString());
        WebVisitor page = officer("prison-1");
        for (String shown : List.of(
                String.join("", seen(officer, one)),
                String.join("", seen(officer, other)),
                page.get("/records/" + one).body(),
                page.get("/records/" + one + "/viewers").body(),
                page.get("/records/" + one + "/same-person").body())) {
            assertThat(shown).doesNotContain(theirs.toString(), "trại kia", "TG-02");
        }
        assertThat(page.get("/records/" + one + "/same-person").body())
                .contains("Hồ sơ cùng đối tượng (1)", "có liên quan đến hồ sơ ngoài phạm vi");
        assertThat(json(elsewhere.get("/api/subjects/" + theirs)).path("records"))
                .hasSize(1);
    }

    @Test
    void theDescriptionOfTheApiShowsThem() {
        assertThat(officer.get("/api/openapi.json").body())
                .contains("\"/api/subjects/{id}\"", "\"/api/subjects/merge\"", "\"/api/subjects/candidates\"");
    }

    @Test
    void readersDoNotDecide() {
        WebVisitor reader = program("TG-01", Role.ANALYST);
        assertThat(json(reader.get("/api/subjects/candidates?record=" + one))).hasSize(1);
        assertThat(decide(reader, "merge", "Thử", one, other).statusCode()).isEqualTo(403);
        assertThat(file(one).subject()).isNotEqualTo(file(other).subject());
    }
}
