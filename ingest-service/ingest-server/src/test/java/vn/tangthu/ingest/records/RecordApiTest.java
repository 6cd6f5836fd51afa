package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.web.access.TokenSecret;
import vn.tangthu.ingest.work.WorkSignal;

/** {@code /api/records}: the same rules as the pages, in JSON. */
class RecordApiTest extends RecordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Tokens tokens;

    @Autowired
    WorkSignal signal;

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
                Instant.now(java.time.Clock.systemUTC()).plus(Duration.ofDays(1)),
                AuditEvent.of(new Act(system, null, "system", "test"), Action.TOKEN_ISSUED, null));
        return WebVisitor.program(port, secret);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String prisoner(UUID id, String more) {
        return """
                {"id": "%s", "fields": {"full-name": "Nguyễn Văn Ví Dụ", "sex": "male", "birth-date": "5/6/1985",
                 "offence": ["BLHS-173"], "judgment-date": "2020-06-05", "previous-convictions": 0, "party-member": false}%s}
                """.replaceFirst("%s", id.toString()).replaceFirst("%s", more);
    }

    @Test
    void aRecordIsOpenedOnceWhateverIsSentAgain() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        UUID id = UUID.randomUUID();
        long told = signal.given();
        String events = ", \"events\": [{\"type\": \"reception\", \"values\": {\"date\": \"01/08/2020\"}}]";
        HttpResponse<String> answer = program.json("POST", "/api/records/prisoner", prisoner(id, events));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/records/prisoner/" + id);
        JsonNode record = json(answer);
        assertThat(record.path("fields").path("birth-date").path(0).asString()).isEqualTo("1985-06-05");
        assertThat(record.path("fields").path("previous-convictions").path(0).asString())
                .isEqualTo("0");
        assertThat(record.path("fields").path("party-member").path(0).asString())
                .isEqualTo("false");
        assertThat(record.path("status").asString()).isEqualTo("serving");
        assertThat(record.path("lacking").toString()).contains("document:judgment");
        assertThat(json(program.json("POST", "/api/records/prisoner", prisoner(id, events)))
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(signal.given()).as("the index is told, once").isEqualTo(told + 1);
        HttpResponse<String> other = program.json("POST", "/api/records/prisoner", prisoner(id, ""));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("code").asString()).isEqualTo("record-exists");
        HttpResponse<String> elsewhere =
                program("TG-02", Role.ENTRY_OFFICER).json("POST", "/api/records/prisoner", prisoner(id, ""));
        assertThat(elsewhere.statusCode()).isEqualTo(409);
        assertThat(elsewhere.body()).doesNotContain("TG-01");
    }

    @Test
    void anIdOfARecordThatWasTakenOutOrIsKeptByAnotherUnitIsTaken() {
        UUID id = UUID.randomUUID();
        WebVisitor hanoi = program("CAT-01", Role.ENTRY_OFFICER);
        String mine = "{\"id\": \"" + id + "\", \"fields\": {\"full-name\": \"Nguyễn Văn Ví Dụ\"}}";
        HttpResponse<String> opened = hanoi.json("POST", "/api/records/community.suspended", mine);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        HttpResponse<String> otherUnit = hanoi.json(
                "POST", "/api/records/community.suspended", mine.replaceFirst("\\{", "{\"unit\": \"BCA\", "));
        assertThat(otherUnit.statusCode()).as(otherUnit.body()).isEqualTo(409);
        assertThat(json(otherUnit).path("code").asString()).isEqualTo("record-exists");
        HttpResponse<String> deleted = hanoi.json(
                "DELETE", "/api/records/community.suspended/" + id, "{\"version\": 1, \"reason\": \"nham\"}");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);
        HttpResponse<String> gone = hanoi.json("POST", "/api/records/community.suspended", mine);
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(409);
    }

    /** Whoever comes second while the first is being written finds nothing before, and is told all the same. */
    @Test
    void ofManyThatOpenDifferentThingsUnderOneIdAtOnceOneIsToldThatItWasSaved() throws Exception {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        for (int round = 0; round < 10; round++) {
            UUID id = UUID.randomUUID();
            List<java.util.concurrent.Callable<HttpResponse<String>>> all = new java.util.ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String body = prisoner(id, "").replace("1985", Integer.toString(1960 + i));
                all.add(() -> program.json("POST", "/api/records/prisoner", body));
            }
            try (var threads = java.util.concurrent.Executors.newFixedThreadPool(all.size())) {
                List<HttpResponse<String>> answers = new java.util.ArrayList<>();
                for (var answer : threads.invokeAll(all)) {
                    answers.add(answer.get());
                }
                assertThat(answers.stream().map(HttpResponse::statusCode))
                        .containsOnlyOnce(201)
                        .filteredOn(status -> status != 201)
                        .hasSize(5)
                        .containsOnly(409);
                String kept = file(id).contents().fields().first("birth-date").orElseThrow();
                assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                        .allMatch(answer -> answer.body().contains(kept));
            }
        }
    }

    @Test
    void whatIsWrongIsListedWithPlaceCodeAndBothLanguages() {
        HttpResponse<String> answer = program("TG-01", Role.ENTRY_OFFICER)
                .json("POST", "/api/records/prisoner", """
                        {"fields": {"full-name": "A\\u0001", "birth-date": "32/1/1985", "nonesuch": "1"},
                         "events": [{"type": "release", "values": {"date": "01/08/2020"}}],
                         "documents": [{"document": "%s", "type": "judgment"}]}""".replace(
                                "%s", UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("findings").findValuesAsString("place")).contains("full-name", "documents.0");
        assertThat(json(answer).path("findings").findValuesAsString("code")).contains("document-not-found");
        answer = program("TG-01", Role.ENTRY_OFFICER).json("POST", "/api/records/prisoner", """
                        {"fields": {"full-name": "A\\u0001", "birth-date": "32/1/1985", "nonesuch": "1"},
                         "events": [{"type": "release", "values": {"date": "01/08/2020"}}]}""");
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("record-wrong");
        assertThat(problem.path("findings").findValuesAsString("place"))
                .contains("birth-date", "nonesuch", "full-name", "events.0.date");
        problem.path("findings").forEach(finding -> {
            assertThat(finding.path("vi").asString()).isNotBlank();
            assertThat(finding.path("en").asString()).isNotBlank();
        });
        assertThat(answer.body()).doesNotContain("32/1/1985");
    }

    /** Otherwise it would say that it went elsewhere, and stay here for ever. */
    @Test
    void aNewRecordIsNotMovedByItsOwnEventsButByAChange() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        UUID id = UUID.randomUUID();
        String reception = "{\"type\": \"reception\", \"values\": {\"date\": \"01/08/2020\"}}";
        String moved = prisoner(
                id,
                ", \"version\": 1, \"reason\": \"Ví dụ\", \"events\": [" + reception
                        + ", {\"type\": \"transfer\", \"values\": {\"date\": \"01/09/2021\", \"to-unit\": \"TG-02\"}}]");
        HttpResponse<String> refused = program.json("POST", "/api/records/prisoner", moved);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("findings").findValuesAsString("code")).containsExactly("moves-new-record");
        assertThat(json(refused).path("findings").findValuesAsString("place")).containsExactly("events.1.to-unit");
        assertThat(files.find(all(), new vn.tangthu.archive.casefile.CaseFileId(id)))
                .isEmpty();
        program.json("POST", "/api/records/prisoner", prisoner(id, ", \"events\": [" + reception + "]"));
        assertThat(program.json("PUT", "/api/records/prisoner/" + id, moved).statusCode())
                .isEqualTo(200);
        assertThat(file(id).unit()).isEqualTo(new UnitCode("TG-02"));
    }

    @Test
    void lackOfAuthorityIsToldWithItsCodeAndClause() {
        HttpResponse<String> answer =
                program("TG-01", Role.ENTRY_OFFICER).json("POST", "/api/records/expulsion", "{\"fields\": {}}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("code").asString()).isEqualTo("no-authority");
        assertThat(json(answer).path("clause").asString()).contains("TT Điều 6.2.b");
        assertThat(program("TG-01", Role.ANALYST)
                        .json("POST", "/api/records/prisoner", "{\"fields\": {}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(json(program("TG-01", Role.ENTRY_OFFICER)
                                .json("POST", "/api/records/prisoner", "{\"unit\": \"TG-02\", \"fields\": {}}"))
                        .path("code")
                        .asString())
                .isEqualTo("other-unit");
    }

    @Test
    void aChangeNeedsTheVersionAndAReason() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        UUID id = UUID.randomUUID();
        program.json("POST", "/api/records/prisoner", prisoner(id, ""));
        String path = "/api/records/prisoner/" + id;
        assertThat(program.json("PUT", path, prisoner(id, ", \"version\": 1")).statusCode())
                .isEqualTo(422);
        assertThat(program.json("PUT", path, prisoner(id, ", \"reason\": \"Ví dụ\""))
                        .statusCode())
                .isEqualTo(422);
        String change = prisoner(id, ", \"version\": 1, \"reason\": \"Ví dụ\"").replace("1985", "1986");
        HttpResponse<String> changed = program.json("PUT", path, change);
        assertThat(json(changed).path("version").asInt()).isEqualTo(2);
        HttpResponse<String> conflict = program.json("PUT", path, change);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(json(conflict).path("version").asInt()).isEqualTo(2);
        assertThat(json(program.get(path + "/versions"))).hasSize(2);
        assertThat(json(program.json("DELETE", path, "{\"version\": 2}"))
                        .path("code")
                        .asString())
                .isEqualTo("reason-missing");
        assertThat(json(program.json("DELETE", path, "{\"reason\": \"nhầm\"}"))
                        .path("code")
                        .asString())
                .isEqualTo("version-missing");
        HttpResponse<String> inAddress = program.send(
                "DELETE",
                path + "?version=2&reason=nham",
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                java.util.Map.of());
        assertThat(inAddress.statusCode()).as(inAddress.body()).isEqualTo(400);
        assertThat(json(program.get(path)).path("deleted").asBoolean()).isFalse();
        assertThat(json(program.json("DELETE", path, "{\"version\": 2, \"reason\": \"nhầm\"}"))
                        .path("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(json(program.json("POST", path + "/restore", "{\"version\": 3, \"reason\": \"khong nham\"}"))
                        .path("deleted")
                        .asBoolean())
                .isFalse();
        assertThat(program.get("/api/records/expulsion/" + id).statusCode()).isEqualTo(404);
        assertThat(program("TG-02", Role.ENTRY_OFFICER).get(path).statusCode()).isEqualTo(404);
        assertThat(program("C10", Role.ANALYST).get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void listsAreWalkedByTheirCursor() {
        WebVisitor program = program("TTG-B1", Role.ENTRY_OFFICER);
        for (int i = 0; i < 5; i++) {
            program.json("POST", "/api/records/prisoner", prisoner(UUID.randomUUID(), ""));
        }
        Set<String> seen = new java.util.HashSet<>();
        String after = "";
        do {
            JsonNode page = json(program.get("/api/records/prisoner?size=2&f.sex=nam&incomplete=true&after=" + after));
            page.path("records").forEach(one -> seen.add(one.path("id").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(seen).hasSize(5);
        assertThat(json(program.get("/api/records/prisoner?f.sex=female")).path("records"))
                .isEmpty();
    }

    @Test
    void anExportIsTheListOfTheSameFilter() {
        WebVisitor program = program("TG-03", Role.ENTRY_OFFICER);
        String due = "\"decision-date\": \"20/07/2020\", ";
        UUID wanted = UUID.randomUUID();
        UUID man = UUID.randomUUID();
        UUID inTime = UUID.randomUUID();
        program.json(
                "POST",
                "/api/records/prisoner",
                prisoner(wanted, "").replace("\"male\"", "\"female\"").replace("\"sex\"", due + "\"sex\""));
        program.json("POST", "/api/records/prisoner", prisoner(man, "").replace("\"sex\"", due + "\"sex\""));
        program.json("POST", "/api/records/prisoner", prisoner(inTime, "").replace("\"male\"", "\"female\""));
        String export = "/api/records/prisoner/export?format=csv";
        HttpResponse<String> all = program.get(export);
        assertThat(all.headers().firstValue("Content-Disposition").orElse("")).contains("records-prisoner.csv");
        assertThat(all.body()).contains(wanted.toString(), man.toString(), inTime.toString());
        String some = program.get(export + "&overdue=true&f.sex=female").body();
        assertThat(some).contains(wanted.toString()).doesNotContain(man.toString(), inTime.toString());
        assertThat(some.lines().findFirst())
                .isEqualTo(officer("prison-1")
                        .get("/records/export.csv?category=prisoner")
                        .body()
                        .lines()
                        .findFirst());
        assertThat(trail.readAll(new AuditQuery(null, "exported", "records", null, null, null, 10)))
                .anyMatch(entry -> "true".equals(entry.detail().get("overdue"))
                        && "female".equals(entry.detail().get("f.sex")));
        assertThat(program("TG-02", Role.ENTRY_OFFICER).get(export).body()).doesNotContain(wanted.toString());
        for (String wrong : List.of("status=nonesuch", "status=lodged", "f.nonesuch=1", "unit=%27")) {
            assertThat(json(program.get(export + "&" + wrong)).path("code").asString())
                    .as(wrong)
                    .isEqualTo("bad-filter");
        }
        assertThat(json(program.get("/api/records/prisoner/export?format=pdf"))
                        .path("code")
                        .asString())
                .isEqualTo("format-unknown");
        assertThat(json(program.get("/api/records/nonesuch/export"))
                        .path("code")
                        .asString())
                .isEqualTo("no-such-category");
        assertThat(program("BCA", Role.PLANNER).get(export).statusCode()).isEqualTo(403);
    }

    @Test
    void theCatalogueTellsProgramsWhatTheyMayEnter() {
        JsonNode catalogue = json(program("TG-01", Role.ENTRY_OFFICER).get("/api/records/catalogue"));
        assertThat(catalogue).hasSizeGreaterThan(10);
        JsonNode prisoner = catalogue.path(0);
        assertThat(prisoner.path("code").asString()).isEqualTo("prisoner");
        assertThat(prisoner.path("authority").path("mayEnter").asBoolean()).isTrue();
        assertThat(catalogue.findValues("authority").stream()
                        .filter(one -> !one.path("mayEnter").asBoolean())
                        .map(one -> one.path("clause").asString()))
                .isNotEmpty()
                .noneMatch(String::isBlank);
        assertThat(json(program("TG-01", Role.ENTRY_OFFICER).get("/api/records/catalogue/lists/sex")))
                .hasSize(2);
        assertThat(program("TG-01", Role.ENTRY_OFFICER)
                        .get("/api/records/catalogue/lists/nonesuch")
                        .statusCode())
                .isEqualTo(404);
        JsonNode figures = json(program("BCA", Role.PLANNER).get("/api/records/figures"));
        assertThat(figures.path(0).propertyNames())
                .containsExactly("unit", "category", "files", "incomplete", "overdue");
    }

    @Test
    void whoViewedIsToldWithinTheScope() {
        WebVisitor program = program("TG-01", Role.ENTRY_OFFICER);
        UUID id = UUID.randomUUID();
        program.json("POST", "/api/records/prisoner", prisoner(id, ""));
        String path = "/api/records/prisoner/" + id;
        program.get(path);
        HttpResponse<String> answer = program.get(path + "/viewers");
        assertThat(json(answer).path("viewers").findValuesAsString("action"))
                .containsExactly("viewed", "viewed", "record-opened");
        assertThat(json(answer).path("viewers").findValuesAsString("unit")).containsOnly("TG-01");
        assertThat(answer.body()).doesNotContain("hash").doesNotContain("detail");
        assertThat(program("TG-02", Role.ENTRY_OFFICER).get(path + "/viewers").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDescriptionOfTheApiShowsThem() {
        String description =
                program("TG-01", Role.ENTRY_OFFICER).get("/api/openapi.json").body();
        assertThat(description)
                .contains(
                        "\"/api/records/{category}\"",
                        "\"/api/records/{category}/{id}/versions\"",
                        "\"/api/records/{category}/{id}/viewers\"",
                        "\"/api/records/{category}/export\"",
                        "\"/api/records/catalogue\"");
        JsonNode delete = JSON.readTree(description)
                .path("paths")
                .path("/api/records/{category}/{id}")
                .path("delete");
        assertThat(delete.path("requestBody").path("required").asBoolean()).isTrue();
        assertThat(delete.path("parameters").findValuesAsString("name")).doesNotContain("reason", "version");
    }
}
