package vn.tangthu.archive.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.catalogue.Catalogue;

/** Who may decide who is the same, and what the trail keeps of it. All people are fictional. */
class SubjectDecisionsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final UnitCode PRISON = new UnitCode("PRISON");
    private static final UnitCode OTHER = new UnitCode("OTHER");
    private static final UnitCode SCHOOL = new UnitCode("SCHOOL");

    private final TestClock clock = new TestClock();
    private final InMemoryArchive archive = new InMemoryArchive(clock, CATALOGUE);
    private final SubjectDecisions decisions = new SubjectDecisions(
            CATALOGUE, archive.caseFiles(), archive.subjects(), archive.units(), archive.auditTrail(), clock);

    private CaseFile one = open(PRISON);
    private CaseFile other = open(PRISON);
    private CaseFile elsewhere = open(OTHER);

    @BeforeEach
    void units() {
        UnitCode ministry = new UnitCode("BCA");
        archive.units()
                .addMissing(List.of(
                        new Unit(ministry, "ministry", null, "Bộ ví dụ", "Ministry (example)"),
                        new Unit(PRISON, "prison", ministry, "Trại ví dụ", "Prison (example)"),
                        new Unit(OTHER, "prison", ministry, "Trại khác", "Other prison (example)"),
                        new Unit(SCHOOL, "reformatory-school", ministry, "Trường ví dụ", "School (example)")));
    }

    private CaseFile open(UnitCode unit) {
        NewCaseFile file = caseFile(
                PRISONER,
                unit,
                contents(Map.of("full-name", List.of("Nguyễn Văn Ví Dụ"), "identity-number", List.of("012345678901"))),
                standing("awaiting"));
        return archive.caseFiles()
                .open(AccessScope.of(unit), mayEnter(PRISONER, unit), file, event(Action.RECORD_OPENED, file.id()));
    }

    private static Act act(Role role, UnitCode unit, UnitCode... scope) {
        Actor actor = new Actor("officer.example", Set.of(role), unit, AccessScope.of(scope));
        return new Act(actor, new Purpose("entry", null), "web", "request-1");
    }

    private static Act officer() {
        return act(Role.ENTRY_OFFICER, PRISON, PRISON);
    }

    private AuditEntry latest() {
        return archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst();
    }

    @Test
    void whoeverMayChangeBothMayMergeSplitAndKeepApart() {
        assertThat(decisions.merge(officer(), List.of(one.id(), other.id()), "Cùng số định danh"))
                .isInstanceOf(SubjectOutcome.Done.class);
        assertThat(latest().action()).isEqualTo("subjects-merged");
        assertThat(latest().object()).isEqualTo(CaseFileEntry.object(one.id()));
        assertThat(latest().detail())
                .containsEntry("reason", "Cùng số định danh")
                .containsEntry("records", one.id() + "," + other.id())
                .containsKey("clause");
        assertThat(decisions.split(officer(), List.of(other.id()), "Nhầm")).isInstanceOf(SubjectOutcome.Done.class);
        assertThat(latest().action()).isEqualTo("subjects-split");
        assertThat(decisions.keepApart(officer(), one.id(), other.id(), "Hai người"))
                .isInstanceOf(SubjectOutcome.Done.class);
        assertThat(latest().action()).isEqualTo("subjects-kept-apart");
    }

    @Test
    void whatIsNotInTheScopeIsNotFoundAndTheAttemptIsKept() {
        for (CaseFileId id : List.of(elsewhere.id(), CaseFileId.random())) {
            assertThat(decisions.merge(officer(), List.of(one.id(), id), "Lý do"))
                    .isEqualTo(new SubjectOutcome.NotFound());
            assertThat(latest().action()).isEqualTo("denied");
            assertThat(latest().object()).isEqualTo(CaseFileEntry.object(id));
            assertThat(latest().detail()).containsEntry("reason", "not-in-scope");
        }
    }

    @Test
    void seeingIsNotEnoughTheUnitNeedsTheAuthorityOverEachOfThem() {
        Act school = act(Role.ENTRY_OFFICER, SCHOOL, SCHOOL, PRISON);
        assertThat(decisions.merge(school, List.of(one.id(), other.id()), "Lý do"))
                .isInstanceOfSatisfying(SubjectOutcome.NotAllowed.class, refused -> {
                    assertThat(refused.code()).isEqualTo("no-authority");
                    assertThat(latest().action()).isEqualTo("denied");
                    assertThat(latest().detail()).containsEntry("clause", refused.clause());
                });
        // The scope may be wider than the authority: a grant of a colleague's unit does not come with it.
        Act prison = act(Role.ENTRY_OFFICER, PRISON, PRISON, OTHER);
        assertThat(decisions.keepApart(prison, one.id(), elsewhere.id(), "Lý do"))
                .isInstanceOfSatisfying(
                        SubjectOutcome.NotAllowed.class,
                        refused -> assertThat(refused.code()).isEqualTo("other-unit"));
        assertThat(archive.subjects().history(AccessScope.of(PRISON, OTHER), one.id()))
                .isEmpty();
    }

    @Test
    void whoeverMayNotEnterMayNotDecide() {
        Act analyst = act(Role.ANALYST, PRISON, PRISON);
        assertThat(decisions.split(analyst, List.of(one.id()), "Lý do"))
                .isInstanceOfSatisfying(
                        SubjectOutcome.NotAllowed.class,
                        refused -> assertThat(refused.code()).isEqualTo("no-entry"));
        assertThat(latest().detail()).containsEntry("reason", "no-entry");
        assertThat(decisions.mayDecide(analyst, one)).isInstanceOf(EntryDecision.Refused.class);
        assertThat(decisions.mayDecide(officer(), one)).isInstanceOf(EntryDecision.Granted.class);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithTheReason() {
        assertThat(decisions.split(officer(), List.of(one.id()), "Lẻ"))
                .isEqualTo(new SubjectOutcome.Refused(SubjectOutcome.Why.ALREADY_SO));
        decisions.merge(officer(), List.of(one.id(), other.id()), "Cùng người");
        assertThat(decisions.keepApart(officer(), one.id(), other.id(), "Khác"))
                .isEqualTo(new SubjectOutcome.Refused(SubjectOutcome.Why.CONTRADICTION));
        assertThatThrownBy(() -> decisions.merge(officer(), List.of(one.id(), other.id()), " "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
