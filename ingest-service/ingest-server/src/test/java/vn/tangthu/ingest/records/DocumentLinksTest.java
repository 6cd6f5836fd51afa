package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.document.Document;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchEngine;

/** Documents that belong to a case file: found in the scope, tied, untied. */
class DocumentLinksTest extends RecordsTest {
    @Autowired
    SearchEngine engine;

    /** A document of a unit, as its reader and indexer would leave it. */
    private Document document(String unit, String number) {
        UnitCode code = new UnitCode(unit);
        Act act = new Act(
                new Actor("prison-1", Set.of(Role.ARCHIVIST), code, units.tree().scopeOf(code)), null, "api", "test");
        Document document = registry.register(
                act.actor().scope(),
                Samples.registration(code, "Nội dung " + UUID.randomUUID()),
                AuditEvent.of(act, Action.UPLOADED, null));
        engine.writer()
                .write(List.of(new IndexedDocument(
                        document.id(),
                        1,
                        code,
                        "prisoner",
                        "judgment",
                        2025,
                        number,
                        List.of(new IndexedPage(1, "BẢN ÁN số " + number)))));
        return document;
    }

    @Test
    void aDocumentIsFoundByItsNumberTiedAndUntied() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        Document here = document("TG-01", "77/2025/HSST");
        Document there = document("TG-02", "77/2025/HSST");
        String found = officer.get("/records/" + id + "/documents/find?q=77%2F2025%2Fhsst")
                .body();
        assertThat(found)
                .contains(here.id().toString())
                .doesNotContain(there.id().toString());
        assertThat(officer.get("/records/" + id + "/documents/find?q=" + here.id())
                        .body())
                .contains(here.id().toString());
        assertThat(officer.get("/records/" + id + "/documents/find?q=" + there.id())
                        .body())
                .doesNotContain(here.id().toString(), "data-tie");
        assertThat(officer.get("/records/" + id + "/documents/find").body())
                .as("what one uploaded last")
                .contains(here.id().toString());

        assertThat(file(id).standing().lacking()).contains("document:judgment");
        tie(officer, id, here, "judgment", "");
        assertThat(file(id).contents().documents()).containsExactly(new CaseDocument(here.id(), "judgment", null));
        assertThat(file(id).standing().lacking()).doesNotContain("document:judgment");
        assertThat(officer.get("/records/" + id).body())
                .contains("Bản án", "12/2025/HSST", "/documents/" + here.id())
                .doesNotContain("??");
        tie(officer, id, here, "judgment", "");
        assertThat(file(id).version()).as("tied already").isEqualTo(2);
        assertThat(officer.get("/records/" + id + "/documents/find?q=" + here.id())
                        .body())
                .contains("Đã gắn");

        assertThat(officer.post("/records/" + id + "/documents/" + here.id() + "/unlink", Map.of())
                        .statusCode())
                .isEqualTo(422);
        officer.post("/records/" + id + "/documents/" + here.id() + "/unlink", Map.of("reason", List.of("Nhầm hồ sơ")));
        assertThat(file(id).contents().documents()).isEmpty();
        assertThat(files.versions(all(), file(id).id()).getLast().reason()).isEqualTo("Nhầm hồ sơ");
    }

    @Test
    void whatLiesOutsideTheScopeCannotBeTied() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        Document there = document("TG-02", "1/2025/HSST");
        assertThat(tie(officer, id, there, "judgment", "")).isEqualTo(404);
        assertThat(tie(officer, id, document("TG-01", "2/2025/HSST"), "nonesuch", ""))
                .isEqualTo(422);
        assertThat(tie(
                        officer,
                        id,
                        document("TG-01", "3/2025/HSST"),
                        "judgment",
                        UUID.randomUUID().toString()))
                .isEqualTo(404);
        assertThat(file(id).version()).isEqualTo(1);
        assertThat(tie(officer("analyst-1"), id, document("TG-01", "4/2025/HSST"), "judgment", ""))
                .isEqualTo(403);
    }

    @Test
    void thePaperOfAnEventStandsWithIt() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        UUID event = UUID.randomUUID();
        officer.post(
                "/records/" + id + "/events/" + event,
                Map.of(
                        "version",
                        List.of("1"),
                        "event",
                        List.of(event + ":reception"),
                        "e." + event + ".date",
                        List.of("01/08/2020")));
        assertThat(file(id).standing().lacking()).contains("event:" + event + ":document:minutes");
        assertThat(officer.get("/records/" + id).body()).contains("attach=minutes&amp;to=" + event);
        tie(officer, id, document("TG-01", "31/BB"), "minutes", event.toString());
        assertThat(file(id).standing().lacking()).doesNotContain("event:" + event + ":document:minutes");
        officer.post("/records/" + id + "/events/" + event + "/remove", Map.of("reason", List.of("Nhầm")));
        assertThat(file(id).contents().events()).isEmpty();
        assertThat(file(id).contents().documents())
                .as("the paper stays with the case file")
                .hasSize(1)
                .allMatch(one -> one.event() == null);
    }

    private static int tie(WebVisitor officer, UUID id, Document document, String type, String event) {
        return officer.post(
                        "/records/" + id + "/documents",
                        Map.of(
                                "document", List.of(document.id().toString()),
                                "type", List.of(type),
                                "event", List.of(event)))
                .statusCode();
    }
}
