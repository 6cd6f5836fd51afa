package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.web.access.TokenSecret;

/** Proposals, mismatches and decisions for programs. */
class ScanApiTest extends ReadPapers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Tokens tokens;

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
                Instant.now(Clock.systemUTC()).plus(Duration.ofDays(1)),
                AuditEvent.of(new Act(system, null, "system", "test"), Action.TOKEN_ISSUED, null));
        return WebVisitor.program(port, secret);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static JsonNode field(JsonNode all, String code) {
        for (JsonNode one : all) {
            if (one.path("field").asString().equals(code)) {
                return one;
            }
        }
        throw new AssertionError("No " + code + " in " + all);
    }

    private UUID compared(Document paper) {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        officer.post(
                "/records/" + id + "/documents",
                Map.of("document", List.of(paper.id().toString()), "type", List.of("judgment")));
        return id;
    }

    @Test
    void aDocumentProposesValuesWithTheirPlaces() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        Document paper = read("TG-01", JUDGMENT);
        JsonNode answer = json(program.get("/api/records/prisoner/proposals?document=" + paper.id()));
        assertThat(answer.path("state").asString()).isEqualTo("read");
        JsonNode birth = field(answer.path("proposals"), "birth-date").path("best");
        assertThat(birth.path("value").asString()).isEqualTo("1985-06-15");
        assertThat(birth.path("asRead").asString()).isEqualTo("15/6/1985");
        assertThat(birth.path("page").asInt()).isEqualTo(1);
        assertThat(birth.path("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(birth.path("rectangles").path(0).path("w").asDouble()).isPositive();
        assertThat(json(program.get("/api/records/prisoner/proposals?document="
                                + received("TG-01").id()))
                        .path("state")
                        .asString())
                .isEqualTo("waiting");
    }

    @Test
    void aMismatchIsDecidedOnceWhateverIsSentAgain() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(paper);
        String address = "/api/records/prisoner/" + id;
        JsonNode found = json(program.get(address + "/mismatches"));
        assertThat(found.path("version").asInt()).isEqualTo(2);
        JsonNode birth = field(found.path("mismatches"), "birth-date");
        assertThat(birth.path("recordValue").asString()).isEqualTo("1985-06-05");
        assertThat(birth.path("readValue").asString()).isEqualTo("1985-06-15");
        assertThat(birth.path("kind").asString()).isEqualTo("differs");
        assertThat(birth.path("page").asInt()).isEqualTo(1);
        String decision = decision(UUID.randomUUID(), 2, paper, "1985-06-15", "keep-record");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> kept = program.json("POST", address + "/decisions", decision);
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
            assertThat(json(kept).path("verdict").asString()).isEqualTo("keep-record");
        }
        assertThat(json(program.get(address + "/decisions"))).hasSize(1);
        JsonNode after = json(program.get(address + "/mismatches"));
        assertThat(after.path("mismatches").findValuesAsString("field")).doesNotContain("birth-date");
        assertThat(after.path("papers").path(0).path("settled").asInt()).isEqualTo(1);
        assertThat(json(program.get(address)).path("version").asInt())
                .as("no record changes by a decision")
                .isEqualTo(2);
    }

    private static String decision(UUID id, long version, Document paper, String read, String verdict) {
        return """
                {"id": "ID", "version": VERSION, "document": "DOCUMENT", "field": "birth-date",
                 "recordValue": "1985-06-05", "readValue": "READ", "verdict": "VERDICT", "reason": "Đã xem bản giấy"}
                """.replace("ID", id.toString())
                .replace("VERSION", Long.toString(version))
                .replace("DOCUMENT", paper.id().toString())
                .replace("READ", read)
                .replace("VERDICT", verdict);
    }

    @Test
    void whatPaperOrRecordDoNotSayIsNotDecided() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        Document paper = read("TG-01", JUDGMENT);
        UUID id = compared(paper);
        String address = "/api/records/prisoner/" + id + "/decisions";
        HttpResponse<String> invented =
                program.json("POST", address, decision(UUID.randomUUID(), 2, paper, "1999-01-01", "take-scan"));
        assertThat(invented.statusCode()).isEqualTo(422);
        assertThat(json(invented).path("code").asString()).isEqualTo("not-proposed");
        HttpResponse<String> nonesuch =
                program.json("POST", address, decision(UUID.randomUUID(), 2, paper, "1985-06-15", "perhaps"));
        assertThat(json(nonesuch).path("code").asString()).isEqualTo("bad-decision");
        HttpResponse<String> older =
                program.json("POST", address, decision(UUID.randomUUID(), 1, paper, "1985-06-15", "take-scan"));
        assertThat(older.statusCode()).isEqualTo(409);
        assertThat(json(older).path("version").asInt()).isEqualTo(2);
        assertThat(decisions.of(all(), file(id).id())).isEmpty();
    }

    @Test
    void scopeAndAuthorityHold() {
        Document here = read("TG-01", JUDGMENT);
        Document there = read("TG-02", JUDGMENT);
        UUID id = compared(here);
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        WebVisitor elsewhere = program("TG-02", Role.ENTRY_OFFICER);
        WebVisitor analyst = program("TG-01", Role.ANALYST);
        String proposals = "/api/records/prisoner/proposals?document=";
        String record = "/api/records/prisoner/" + id;
        String decision = decision(UUID.randomUUID(), 2, here, "1985-06-15", "keep-record");
        assertThat(program.get(proposals + there.id()).statusCode()).isEqualTo(404);
        assertThat(program.get(proposals + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(program.get("/api/records/expulsion/proposals?document=" + here.id())
                        .statusCode())
                .isEqualTo(403);
        assertThat(program.get("/api/records/expulsion/" + id + "/mismatches").statusCode())
                .isEqualTo(404);
        assertThat(analyst.get(proposals + here.id()).statusCode()).isEqualTo(403);
        for (String path : List.of("/mismatches", "/decisions")) {
            assertThat(elsewhere.get(record + path).statusCode()).as(path).isEqualTo(404);
            assertThat(analyst.get(record + path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(elsewhere.json("POST", record + "/decisions", decision).statusCode())
                .isEqualTo(404);
        assertThat(analyst.json("POST", record + "/decisions", decision).statusCode())
                .isEqualTo(403);
        HttpResponse<String> ministry =
                program("C10", Role.ENTRY_OFFICER).json("POST", record + "/decisions", decision);
        assertThat(ministry.statusCode())
                .as("sees the record and may not change it")
                .isEqualTo(403);
        assertThat(json(ministry).path("clause").asString()).isNotEmpty();
        assertThat(decisions.of(all(), file(id).id())).isEmpty();
    }

    @Test
    void whatAPaperSaysIsWithheldFromWhoeverMayNotReadIt() {
        WebVisitor program = program("TG-02", Role.ENTRY_OFFICER);
        Document there = read("TG-01", JUDGMENT);
        UUID id = UUID.randomUUID();
        String record = "/api/records/prisoner/" + id;
        String body = """
                {"id": "ID", "unit": "TG-02", VERSION "fields": {"full-name": "Nguyễn Văn Ví Dụ", "birth-date": "5/6/1985"},
                 "documents": [PAPERS]}""".replace("ID", id.toString());
        String tied = "{\"document\": \"" + there.id() + "\", \"type\": \"judgment\"}";
        assertThat(program.json(
                                "POST",
                                "/api/records/prisoner",
                                body.replace("VERSION", "").replace("PAPERS", tied))
                        .statusCode())
                .as("a tie is no way to a document")
                .isEqualTo(422);
        program.json(
                "POST", "/api/records/prisoner", body.replace("VERSION", "").replace("PAPERS", ""));
        tieByWhoeverSeesBoth(file(id), there);
        UUID decision = UUID.randomUUID();
        HttpResponse<String> kept =
                program.json("POST", record + "/decisions", decision(decision, 2, there, "1985-06-15", "keep-record"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        JsonNode shown = json(program.get(record + "/decisions")).path(0);
        assertThat(shown.path("document").asString()).isEqualTo(there.id().toString());
        assertThat(shown.path("page").asInt()).isEqualTo(1);
        assertThat(shown.path("readValue").asString()).isEqualTo("1985-06-15");

        HttpResponse<String> untied = program.json(
                "PUT",
                record,
                body.replace("VERSION", "\"version\": 2, \"reason\": \"Nhầm hồ sơ\",")
                        .replace("PAPERS", ""));
        assertThat(untied.statusCode()).as(untied.body()).isEqualTo(200);
        assertThat(program.get("/api/records/prisoner/proposals?document=" + there.id())
                        .statusCode())
                .isEqualTo(404);
        Document own = read("TG-02", JUDGMENT);
        List<HttpResponse<String>> answers = List.of(
                program.get(record + "/decisions"),
                program.json("POST", record + "/decisions", decision(decision, 3, own, "1985-06-15", "keep-record")));
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            assertThat(answer.body())
                    .contains(decision.toString(), "1985-06-05", "Đã xem bản giấy")
                    .doesNotContain(there.id().toString(), "1985-06-15");
        }
        assertThat(json(program("BCA", Role.ENTRY_OFFICER).get(record + "/decisions"))
                        .path(0)
                        .path("readValue")
                        .asString())
                .isEqualTo("1985-06-15");
    }

    /** As TG-02 keeps it, with a grant of TG-02: authority and scope are two things. */
    private void tieByWhoeverSeesBoth(CaseFile file, Document paper) {
        CaseContents contents = new CaseContents(
                file.contents().fields(), List.of(), List.of(new CaseDocument(paper.id(), "judgment", null)));
        files.change(
                all(),
                CaseSamples.mayUpdate(CaseSamples.PRISONER, file.unit()),
                file.id(),
                file.version(),
                contents,
                file.standing(),
                file.unit(),
                "Lý do ví dụ",
                CaseSamples.event(Action.RECORD_CHANGED, file.id()));
    }

    @Test
    void theDescriptionOfTheApiHasThem() {
        String description =
                program("TG-01", Role.ENTRY_OFFICER).get("/api/openapi.json").body();
        assertThat(description)
                .contains(
                        "/api/records/{category}/proposals",
                        "/api/records/{category}/{id}/mismatches",
                        "/api/records/{category}/{id}/decisions");
    }
}
