package vn.tangthu.ingest.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalEntry;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;

/** Nothing that was read becomes part of a record unless an officer took it; all persons are fictional. */
class ProposalFormTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final List<Field> FIELDS =
            CATALOGUE.category("prisoner").orElseThrow().fields();
    private static final UnitCode PRISON = new UnitCode("TG-01");
    private static final List<Page> PAGES = PlainPages.of("""
        Họ và tên: NGUYỄN VĂN VÍ DỤ; sinh ngày 1O/6/1985; dân tộc: Kinh; giới tính: Nam
        Số CMND: 012345678; số CCCD: 001085012345
        Tiền án: 01 (một)
        """);
    private final InMemoryArchive archive =
            new InMemoryArchive(Clock.fixed(Instant.parse("2026-03-02T03:00:00Z"), ZoneOffset.UTC));
    private final CaseFileEntry entry = new CaseFileEntry(
            CATALOGUE,
            archive.caseFiles(),
            archive.registry(),
            archive.units(),
            archive.auditTrail(),
            Clock.fixed(Instant.parse("2026-03-02T03:00:00Z"), ZoneOffset.UTC));
    private final ProposalReader reader = new ProposalReader(CATALOGUE);

    private Act officer(UnitCode unit) {
        Actor actor = new Actor(
                "officer.example",
                Set.of(Role.ENTRY_OFFICER),
                unit,
                archive.units().tree().scopeOf(unit));
        return new Act(actor, new Purpose("execution", "Vụ ví dụ 1/2026"), "web", "request-1");
    }

    private CaseFile opened() {
        int unused = archive.units().addMissing(Units.of(CATALOGUE));
        CaseContents contents = CaseContents.of(
                FieldValues.of(Map.of("full-name", List.of("Nguyễn Văn Ví Dụ"), "previous-convictions", List.of("2"))));
        EntryOutcome outcome = entry.open(officer(PRISON), CaseFileId.random(), "prisoner", PRISON, contents);
        return ((EntryOutcome.Done) outcome).file();
    }

    private ProposalForm form(CaseFile file) {
        FieldValues record = file.contents().fields();
        return ProposalForm.of(
                FIELDS,
                record,
                reader.propose(FIELDS, PAGES, record.first("full-name").orElse(null)));
    }

    private static int number(ProposalForm form, String field, String value) {
        return form.values().stream()
                .filter(one -> one.field().code().equals(field)
                        && one.proposal().value().equals(value))
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Test
    void readingAndComparingWriteNothing() {
        CaseFile file = opened();
        List<AuditEntry> trail = archive.auditTrail().readAll(AuditQuery.newest(100));
        var owed = archive.workQueue().depth();

        ProposalForm form = form(file);
        List<Mismatch> mismatches =
                new MismatchFinder(reader).find(FIELDS, file.contents().fields(), PAGES);

        assertThat(form.values())
                .hasSizeGreaterThan(5)
                .allSatisfy(value -> assertThat(value.state()).isEqualTo(ProposedValue.State.NEW));
        assertThat(mismatches).isNotEmpty();
        assertThat(form.entered()).isEqualTo(file.contents().fields());
        assertThat(archive.caseFiles().find(officer(PRISON).actor().scope(), file.id()))
                .contains(file);
        assertThat(archive.caseFiles().versions(officer(PRISON).actor().scope(), file.id()))
                .hasSize(1);
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(100))).isEqualTo(trail);
        assertThat(archive.workQueue().depth()).isEqualTo(owed);
    }

    @Test
    void whatTheOfficerTookIsEnteredAndNothingElse() {
        CaseFile file = opened();
        ProposalForm form = form(file);
        form = form.accept(number(form, "ethnic-group", "01"))
                .accept(number(form, "birth-date", "1985-06-10"), "1985-06-19")
                .accept(number(form, "identity-number", "012345678"))
                .accept(number(form, "identity-number", "001085012345"))
                .correct(number(form, "previous-convictions", "1"), "0")
                .reject(number(form, "sex", "male"));

        FieldValues expected = FieldValues.of(Map.of(
                "full-name", List.of("Nguyễn Văn Ví Dụ"),
                "ethnic-group", List.of("01"),
                "birth-date", List.of("1985-06-19"),
                "identity-number", List.of("012345678", "001085012345"),
                "previous-convictions", List.of("0")));
        assertThat(form.entered()).isEqualTo(expected);

        CaseContents contents = new CaseContents(form.entered(), List.of(), List.of());
        EntryOutcome outcome = entry.change(officer(PRISON), file.id(), 1, contents, "Theo bản quét (ví dụ)");
        assertThat(((EntryOutcome.Done) outcome).file().contents().fields()).isEqualTo(expected);
    }

    @Test
    void aValueThatTheRecordHasAlreadyNeedsNobody() {
        ProposalForm form = form(opened());
        assertThat(form.values())
                .filteredOn(ProposedValue::isKnown)
                .extracting(value -> value.field().code())
                .containsExactly("full-name");
        assertThat(form.open()).isEqualTo(form.values().size() - 1);
        assertThat(form.values().get(number(form, "previous-convictions", "1")).recordValue())
                .isEqualTo("2");
    }

    @Test
    void nobodyAcceptsWhatWasNotProposed() {
        ProposalForm form = form(opened());
        assertThatThrownBy(() -> form.accept(number(form, "ethnic-group", "01"), "02"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDecisionIsKeptAndChangesNoRecord() {
        CaseFile file = opened();
        ProposalEntry decisions =
                new ProposalEntry(archive.caseFiles(), archive.proposalDecisions(), entry, archive.auditTrail());
        Mismatch mismatch = new MismatchFinder(reader)
                .find(FIELDS, file.contents().fields(), PAGES)
                .getFirst();
        DocumentId paper = DocumentId.random();
        ProposalDecision decision = decision(file, paper, mismatch);

        assertThat(decisions.decide(officer(PRISON), decision)).isInstanceOf(DecisionOutcome.Done.class);
        assertThat(archive.caseFiles().find(officer(PRISON).actor().scope(), file.id()))
                .contains(file);
        assertThat(mismatch.settled(
                        paper,
                        archive.proposalDecisions().of(officer(PRISON).actor().scope(), file.id())))
                .isTrue();
        AuditEntry last = archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst();
        assertThat(last.action()).isEqualTo("proposal-decided");
        assertThat(last.object()).isEqualTo("record:" + file.id());
        assertThat(last.detail())
                .containsEntry("field", "previous-convictions")
                .containsEntry("verdict", "keep-record")
                .containsEntry("document", paper.toString())
                .doesNotContainKeys("recordValue", "readValue");
    }

    @Test
    void whoMayNotChangeTheRecordMayNotDecide() {
        CaseFile file = opened();
        ProposalEntry decisions =
                new ProposalEntry(archive.caseFiles(), archive.proposalDecisions(), entry, archive.auditTrail());
        Mismatch mismatch = new MismatchFinder(reader)
                .find(FIELDS, file.contents().fields(), PAGES)
                .getFirst();
        ProposalDecision decision = decision(file, DocumentId.random(), mismatch);
        UnitCode root = archive.units().tree().units().getFirst().code();

        assertThat(decisions.decide(officer(root), decision)).isInstanceOf(DecisionOutcome.NotAllowed.class);
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst().action())
                .isEqualTo("denied");
        assertThat(decisions.decide(officer(new UnitCode("TG-02")), decision))
                .isEqualTo(new DecisionOutcome.NotFound());
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst().detail())
                .containsEntry("reason", "not-in-scope");
        assertThat(archive.proposalDecisions().of(officer(PRISON).actor().scope(), file.id()))
                .isEmpty();
    }

    private static ProposalDecision decision(CaseFile file, DocumentId paper, Mismatch mismatch) {
        return new ProposalDecision(
                UUID.randomUUID(),
                file.id(),
                file.version(),
                paper,
                1,
                mismatch.field(),
                mismatch.recordValue(),
                mismatch.readValue(),
                ProposalDecision.Verdict.KEEP_RECORD,
                null,
                "Đã đối chiếu với bản giấy (ví dụ)");
    }
}
