package vn.tangthu.ingest.records;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.postgres.PostgresReadingDesk;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.ingest.proposal.PlainPages;

/** Documents of units, as their readers leave them; all persons are fictional. */
abstract class ReadPapers extends RecordsTest {
    static final String JUDGMENT = """
        TÒA ÁN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         HUYỆN VÍ DỤ                             Độc lập - Tự do - Hạnh phúc
        Bản án số: 12/2020/HS-ST
        Ngày: 05 - 6 - 2020
                               NHÂN DANH
              NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        đối với bị cáo:
        Nguyễn Văn Ví Dụ, sinh ngày 15/6/1985; số CCCD: 001085012345; dân tộc: Kinh;
        con ông Nguyễn Văn Mẫu và bà Trần Thị Thí Dụ; tiền án: 01 (một); tiền sự: không.
                              QUYẾT ĐỊNH:
        Xử phạt bị cáo Nguyễn Văn Ví Dụ 01 (một) năm 06 (sáu) tháng tù về tội "Trộm cắp tài sản".
        """;

    @Autowired
    DataSource source;

    @Autowired
    ProposalDecisions decisions;

    ReadingDesk reading() {
        return new PostgresReadingDesk(source, Clock.systemUTC());
    }

    /** Received and not read yet. */
    Document received(String unit) {
        UnitCode code = new UnitCode(unit);
        return registry.register(
                act(code).actor().scope(),
                Samples.registration(code, "Nội dung " + UUID.randomUUID()),
                AuditEvent.of(act(code), Action.UPLOADED, null));
    }

    private Act act(UnitCode unit) {
        return new Act(
                new Actor("prison-1", Set.of(Role.ARCHIVIST), unit, units.tree().scopeOf(unit)), null, "api", "test");
    }

    /** Read to its end. */
    Document read(String unit, String... pages) {
        return partly(unit, pages.length, pages);
    }

    Document partly(String unit, int all, String... pages) {
        Document document = received(unit);
        reading().started(document.id(), "application/pdf", all);
        for (Page page : PlainPages.of(pages)) {
            reading().savePage(document.sha256(), page);
        }
        if (all == pages.length) {
            reading().completed(document.id(), AuditEvent.of(act(new UnitCode(unit)), Action.READ_COMPLETED, null));
            reading().indexed(document.id(), document.version());
        }
        return registry.find(all(), document.id()).orElseThrow();
    }

    Document failed(String unit) {
        Document document = received(unit);
        reading()
                .failed(
                        document.id(),
                        Failure.of(FailureCode.PASSWORD_PROTECTED, "encrypted"),
                        AuditEvent.of(act(new UnitCode(unit)), Action.READ_FAILED, null));
        return document;
    }
}
