package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.registry.RecordRegistry;

/** The bench, and what its tests do again and again. */
@SpringBootTest(classes = RecordsBench.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RecordsTest {
    @LocalServerPort
    int port;

    @Autowired
    CaseFiles files;

    @Autowired
    Drafts drafts;

    @Autowired
    RecordRegistry registry;

    @Autowired
    Units units;

    @Autowired
    AuditTrail trail;

    WebVisitor officer(String account) {
        return WebVisitor.signedIn(port, account);
    }

    AccessScope all() {
        return units.tree().scopeOf(new UnitCode("BCA"));
    }

    CaseFile file(UUID id) {
        return files.find(all(), new CaseFileId(id)).orElseThrow();
    }

    /** What a prisoner's form needs at least to be complete but for papers. */
    static Map<String, List<String>> prisoner(String name) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("f.full-name", List.of(name));
        form.put("f.sex", List.of("nam"));
        form.put("f.birth-date", List.of("5/6/1985"));
        form.put("f.residence", List.of("Số 1, đường Ví Dụ"));
        form.put("f.nationality", List.of("viet nam"));
        form.put("f.previous-convictions", List.of("0"));
        form.put("f.judgment-number", List.of("12/2020/HSST"));
        form.put("f.judgment-date", List.of("05/06/2020"));
        form.put("f.court", List.of("Tòa án nhân dân tỉnh Ví Dụ"));
        form.put("f.court-level", List.of("sơ thẩm"));
        form.put("f.offence", List.of("Trộm cắp tài sản (BLHS-173)", ""));
        form.put("f.in-force-date", List.of("06/07/2020"));
        form.put("f.decision-number", List.of("15/2020/QĐ-CA"));
        form.put("f.decision-date", List.of("20/07/2020"));
        form.put("f.sentence", List.of("1 năm 6 tháng"));
        return form;
    }

    /** Opens a prisoner's case file by the form. */
    UUID opened(WebVisitor officer, String name) {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = officer.post("/records/new/prisoner/" + id, prisoner(name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(WebVisitor.location(answer)).isEqualTo("/records/" + id);
        return id;
    }

    List<AuditEntry> entries(UUID id) {
        return trail.readAll(
                new AuditQuery(null, null, CaseFileEntry.object(new CaseFileId(id)), null, null, null, 1000));
    }

    List<String> acts(UUID id) {
        return entries(id).stream().map(AuditEntry::action).toList();
    }
}
