package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.*;
import static vn.tangthu.archive.contract.Samples.*;
import static vn.tangthu.archive.contract.SubjectSamples.*;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.DecisionRequest;
import vn.tangthu.archive.subject.Evidence;
import vn.tangthu.archive.subject.Match;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectChange;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.SubjectDecision.Kind;
import vn.tangthu.catalogue.Field.Identity;
import vn.tangthu.catalogue.SubjectKind;

/** Which case files are about the same subject, and what people decided about it. */
public interface SubjectsContract extends ArchiveContract {
    @Test
    default void aNewCaseFileIsASubjectOfItsOwn() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile file = SubjectSamples.open(
                    archive, HERE, somebody("Nguyễn Văn Ví Dụ", "other-names", "Tý Ví Dụ", "birth-date", "1985"));
            Subject subject = archive.subjects().find(HERE_ONLY, file.subject()).orElseThrow();
            assertThat(subject.id()).isEqualTo(file.subject());
            assertThat(subject.kind()).isEqualTo(SubjectKind.PERSON);
            assertThat(subject.files()).containsExactly(file);
            assertThat(subject.values(Identity.NAME)).containsExactly("Nguyễn Văn Ví Dụ");
            assertThat(subject.values(Identity.ALIAS)).containsExactly("Tý Ví Dụ");
            assertThat(subject.values(Identity.NUMBER)).containsExactly(NUMBER);
            assertThat(subject.values(Identity.BIRTH)).containsExactly("1985");
            assertThat(subject.values(Identity.FORMER_NAME)).isEmpty();
            assertThat(archive.subjects().history(HERE_ONLY, file.id())).isEmpty();
            assertThat(archive.subjects().find(HERE_ONLY, SubjectId.random())).isEmpty();
        }
    }

    @Test
    default void aSubjectSaysWhatItsCaseFilesSayTogether() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile one = SubjectSamples.open(archive, HERE, somebody("Nguyễn Văn Ví Dụ", "birth-date", "1985-06-05"));
            clock.advance(Duration.ofMinutes(1));
            CaseFile other = SubjectSamples.open(
                    archive, HERE, somebody("NGUYEN VAN VI DU", "birth-date", "1985", "former-names", "Lê Mẫu"));
            Subject subject = merged(archive.subjects().merge(HERE_ONLY, request("Cùng số", other, one)));
            assertThat(subject.files()).extracting(CaseFile::id).containsExactly(one.id(), other.id());
            assertThat(subject.values(Identity.NAME)).containsExactly("Nguyễn Văn Ví Dụ", "NGUYEN VAN VI DU");
            assertThat(subject.values(Identity.BIRTH)).containsExactly("1985-06-05", "1985");
            assertThat(subject.values(Identity.FORMER_NAME)).containsExactly("Lê Mẫu");
            assertThat(subject.stated().get(Identity.NUMBER))
                    .containsExactly(new Subject.Stated(NUMBER, "identity-number", List.of(one.id(), other.id())));
            assertThat(archive.subjects().find(HERE_ONLY, subject.id())).contains(subject);
        }
    }

    @Test
    default void aSubjectShowsNothingOfWhatLiesOutsideTheScope() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile here = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile there = SubjectSamples.open(archive, THERE, somebody("Tên Khác", "other-names", "Bí Danh Kín"));
            Subject both = merged(archive.subjects().merge(BOTH, request("Cùng số", here, there)));
            assertThat(both.files()).hasSize(2);

            Subject seen = archive.subjects().find(HERE_ONLY, both.id()).orElseThrow();
            assertThat(seen.files()).extracting(CaseFile::id).containsExactly(here.id());
            assertThat(seen.values(Identity.NAME)).containsExactly("Nguyễn Văn Ví Dụ");
            assertThat(seen.values(Identity.ALIAS)).isEmpty();
            assertThat(seen.toString()).doesNotContain("Kín", there.id().toString());
            assertThat(archive.subjects().find(AccessScope.none(), both.id())).isEmpty();
            assertThat(archive.subjects().history(HERE_ONLY, here.id())).isEmpty();
            assertThat(archive.subjects().history(HERE_ONLY, there.id())).isEmpty();
            assertThat(archive.subjects().history(BOTH, there.id())).hasSize(1);
        }
    }

    @Test
    default void whatWasTakenOutIsNotThere() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            SubjectId subject = merged(archive.subjects().merge(HERE_ONLY, request("Cùng số", one, other)))
                    .id();
            takeOut(archive, other);
            assertThat(archive.subjects().find(HERE_ONLY, subject).orElseThrow().files())
                    .extracting(CaseFile::id)
                    .containsExactly(one.id());
            assertThat(archive.subjects().merge(HERE_ONLY, request("Cùng số", third, other)))
                    .isEqualTo(new SubjectChange.NotFound());
            assertThat(archive.subjects().split(HERE_ONLY, request("Khác người", other)))
                    .isEqualTo(new SubjectChange.NotFound());
            assertThat(archive.subjects().candidates(HERE_ONLY, other.id(), 10)).isEmpty();
            assertThat(candidates(archive, HERE_ONLY, third)).containsExactly(one.id());
            takeOut(archive, one);
            assertThat(archive.subjects().find(HERE_ONLY, subject)).isEmpty();
        }
    }

    private static void takeOut(TestArchive archive, CaseFile file) {
        archive.caseFiles()
                .setDeleted(
                        HERE_ONLY,
                        mayUpdate(PRISONER, HERE),
                        file.id(),
                        1,
                        true,
                        "Nhập nhầm",
                        event(Action.RECORD_DELETED, file.id()));
    }

    private static Subject merged(SubjectChange change) {
        assertThat(change).isInstanceOf(SubjectChange.Done.class);
        return ((SubjectChange.Done) change).subject();
    }

    @Test
    default void aMergeIsKeptAuditedAndIndexedAndChangesNoVersion() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Mẫu");
            CaseFile stranger = SubjectSamples.open(archive, HERE, "Lê Thị Khác");
            assertThat(owed(archive)).hasSize(3);
            clock.advance(Duration.ofMinutes(1));
            Subject subject = merged(archive.subjects().merge(HERE_ONLY, request("Cùng số định danh", one, other)));

            assertThat(subject.id()).isEqualTo(one.subject());
            assertThat(subjects(archive, List.of(one, other, stranger)))
                    .containsExactly(one.subject(), one.subject(), stranger.subject());
            CaseFile after = archive.caseFiles().find(HERE_ONLY, other.id()).orElseThrow();
            assertThat(after.version()).isEqualTo(1);
            assertThat(after.contents()).isEqualTo(other.contents());
            assertThat(after.changedAt()).isEqualTo(other.changedAt());
            assertThat(archive.caseFiles().versions(HERE_ONLY, other.id())).hasSize(1);
            assertThat(owed(archive)).containsExactlyInAnyOrder(one.id(), other.id());
            AuditEntry entry = archive.trail().readAll(AuditQuery.newest(1)).getFirst();
            assertThat(entry.action()).isEqualTo("subjects-merged");
            assertThat(archive.subjects().history(HERE_ONLY, other.id()))
                    .isEqualTo(archive.subjects().history(HERE_ONLY, one.id()))
                    .containsExactly(new SubjectDecision(
                            Kind.MERGED,
                            List.of(List.of(one.id()), List.of(other.id())),
                            "Cùng số định danh",
                            clock.instant(),
                            "officer.example"));
            assertThat(archive.subjects().history(HERE_ONLY, stranger.id())).isEmpty();
        }
    }

    @Test
    default void aSubjectIsFoundByTheIdThatItHadBefore() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Mẫu");
            CaseFile there = SubjectSamples.open(archive, THERE, "Nguyễn Văn Kín");
            Subject subject = merged(archive.subjects().merge(BOTH, request("Cùng người", one, other, there)));
            assertThat(archive.subjects().find(BOTH, other.subject())).contains(subject);
            assertThat(archive.subjects()
                            .find(HERE_ONLY, other.subject())
                            .orElseThrow()
                            .files())
                    .hasSize(2);
            assertThat(archive.subjects().find(HERE_ONLY, there.subject())).isEmpty();
            assertThat(archive.subjects().find(AccessScope.of(THERE), other.subject()))
                    .isEmpty();
        }
    }

    @Test
    default void aDecisionNeedsAGrantForEveryCaseFile() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile here = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile there = SubjectSamples.open(archive, THERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            archive.subjects().merge(HERE_ONLY, request("Cùng người", here, third));
            int before = archive.trail().readAll(AuditQuery.newest(100)).size();
            for (var grants : List.of(
                    Set.of(mayUpdate(PRISONER, HERE)),
                    Set.of(mayUpdate(PRISONER, HERE), mayEnter(PRISONER, THERE)),
                    Set.of(mayUpdate(PRISONER, HERE), mayUpdate(EXPULSION, THERE)))) {
                DecisionRequest request = new DecisionRequest(
                        grants, List.of(here.id(), there.id()), "Cùng người", event(Action.SUBJECTS_MERGED));
                assertThatThrownBy(() -> archive.subjects().merge(BOTH, request))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> archive.subjects().keepApart(BOTH, request))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            DecisionRequest split = new DecisionRequest(
                    Set.of(mayUpdate(PRISONER, THERE)), List.of(here.id()), "Sai", event(Action.SUBJECTS_SPLIT));
            assertThatThrownBy(() -> archive.subjects().split(BOTH, split))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(archive.trail().readAll(AuditQuery.newest(100))).hasSize(before);
            assertThat(subject(archive, third)).isEqualTo(here.subject());
            assertThat(subject(archive, there)).isEqualTo(there.subject());
        }
    }

    @Test
    default void aDecisionNamesCaseFilesAndAReason() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            for (String reason : List.of("", " ", "x".repeat(501))) {
                assertThatThrownBy(() -> request(reason, one, other)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> request("Không có hồ sơ")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> archive.subjects().merge(HERE_ONLY, request("Một hồ sơ", one, one)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> archive.subjects().keepApart(HERE_ONLY, request("Ba hồ sơ", one, other, third)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void whatLiesOutsideTheScopeIsAnsweredLikeWhatIsNotThere() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile here = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile there = SubjectSamples.open(archive, THERE, "Nguyễn Văn Ví Dụ");
            DecisionRequest nobody = new DecisionRequest(
                    Set.of(mayUpdate(PRISONER, HERE)),
                    List.of(here.id(), CaseFileId.random()),
                    "Lý do",
                    event(Action.SUBJECTS_MERGED));
            for (DecisionRequest request : List.of(request("Lý do", here, there), nobody)) {
                assertThat(archive.subjects().merge(HERE_ONLY, request)).isEqualTo(new SubjectChange.NotFound());
                assertThat(archive.subjects().keepApart(HERE_ONLY, request)).isEqualTo(new SubjectChange.NotFound());
                assertThat(archive.subjects().split(HERE_ONLY, request)).isEqualTo(new SubjectChange.NotFound());
            }
            assertThat(archive.subjects().find(HERE_ONLY, there.subject())).isEmpty();
            assertThat(archive.subjects().candidates(HERE_ONLY, there.id(), 10)).isEmpty();
            assertThat(candidates(archive, HERE_ONLY, here)).isEmpty();
            assertThat(candidates(archive, BOTH, here)).containsExactly(there.id());
        }
    }

    @Test
    default void whatIsSoAlreadyIsNotDecidedAgain() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            assertThat(archive.subjects().split(HERE_ONLY, request("Lẻ", one)))
                    .isEqualTo(new SubjectChange.AlreadySo());
            merged(archive.subjects().merge(HERE_ONLY, request("Cùng người", one, other)));
            assertThat(archive.subjects().merge(HERE_ONLY, request("Lại", other, one)))
                    .isEqualTo(new SubjectChange.AlreadySo());
            assertThat(archive.subjects().split(HERE_ONLY, request("Cả hai", one, other)))
                    .isEqualTo(new SubjectChange.AlreadySo());
            merged(archive.subjects().keepApart(HERE_ONLY, request("Khác", one, third)));
            assertThat(archive.subjects().keepApart(HERE_ONLY, request("Lại", third, one)))
                    .isEqualTo(new SubjectChange.AlreadySo());
            assertThat(archive.subjects().history(HERE_ONLY, one.id())).hasSize(2);
            assertThat(archive.trail().readAll(AuditQuery.newest(100))).hasSize(5);
        }
    }

    @Test
    default void whatContradictsItselfIsRefused() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            merged(archive.subjects().merge(HERE_ONLY, request("Cùng người", one, other)));
            assertThat(archive.subjects().keepApart(HERE_ONLY, request("Khác", one, other)))
                    .isEqualTo(new SubjectChange.Contradiction());
            assertThat(archive.subjects().split(HERE_ONLY, request("Của hai người", one, third)))
                    .isEqualTo(new SubjectChange.Contradiction());
        }
    }

    @Test
    default void aPersonAndALegalPersonAreNeverMerged() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile person = SubjectSamples.open(archive, HERE, "Ví Dụ Xanh");
            CaseFile firm = CaseSamples.open(
                    archive,
                    caseFile(
                            "legal-person",
                            HERE,
                            contents(Map.of("full-name", List.of("Công ty TNHH Ví Dụ Xanh"))),
                            standing("x")));
            assertThat(archive.subjects().merge(HERE_ONLY, request("Cùng tên", person, firm)))
                    .isEqualTo(new SubjectChange.OtherKind());
            assertThat(archive.subjects()
                            .find(HERE_ONLY, firm.subject())
                            .orElseThrow()
                            .kind())
                    .isEqualTo(SubjectKind.LEGAL_PERSON);
        }
    }

    @Test
    default void whatWasTiedBeforeComesAlongAlsoFromOutsideTheScope() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Mẫu");
            CaseFile there = SubjectSamples.open(archive, THERE, "Nguyễn Văn Kín");
            merged(archive.subjects().merge(BOTH, request("Cùng vân tay", other, there)));
            assertThat(owed(archive)).hasSize(3);
            Subject seen = merged(archive.subjects().merge(HERE_ONLY, request("Cùng số", one, other)));
            assertThat(seen.files()).hasSize(2);
            assertThat(subject(archive, there)).isEqualTo(one.subject());
            assertThat(owed(archive)).containsExactlyInAnyOrder(one.id(), other.id(), there.id());
            assertThat(archive.subjects()
                            .find(BOTH, one.subject())
                            .orElseThrow()
                            .files())
                    .hasSize(3);
            assertThat(archive.subjects().history(AccessScope.of(THERE), there.id()))
                    .isEmpty();
        }
    }

    @Test
    default void aSplitGoesBackToWhatItWasBefore() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            List<CaseFile> all = Stream.of("Một", "Hai", "Ba", "Bốn")
                    .map(name -> SubjectSamples.open(archive, HERE, "Nguyễn Ví Dụ " + name))
                    .toList();
            List<SubjectId> before = subjects(archive, all);
            CaseFile one = all.get(0);
            CaseFile two = all.get(1);
            for (CaseFile leaving : List.of(one, two)) {
                merged(archive.subjects().merge(HERE_ONLY, request("Gộp", one, two)));
                merged(archive.subjects().split(HERE_ONLY, request("Tách", leaving)));
                assertThat(subjects(archive, all)).isEqualTo(before);
            }
            merged(archive.subjects().merge(HERE_ONLY, request("Gộp", one, two)));
            merged(archive.subjects().merge(HERE_ONLY, request("Gộp", all.get(2), all.get(3))));
            List<SubjectId> pairs = subjects(archive, all);
            merged(archive.subjects().merge(HERE_ONLY, request("Gộp cả", all.get(3), one)));
            assertThat(new HashSet<>(subjects(archive, all))).hasSize(1);
            assertThat(owed(archive)).hasSize(4);
            clock.advance(Duration.ofMinutes(1));
            Subject left = merged(archive.subjects().split(HERE_ONLY, request("Tách đôi", one, two)));
            assertThat(left.files()).extracting(CaseFile::id).containsExactlyInAnyOrder(one.id(), two.id());
            assertThat(subjects(archive, all)).isEqualTo(pairs);
            assertThat(owed(archive)).hasSize(4);
            SubjectDecision latest =
                    archive.subjects().history(HERE_ONLY, two.id()).getFirst();
            assertThat(latest.kind()).isEqualTo(Kind.SPLIT);
            assertThat(latest.parts()).hasSize(2);
            assertThat(latest.parts().getFirst()).containsExactlyInAnyOrder(one.id(), two.id());
            assertThat(latest.reason()).isEqualTo("Tách đôi");
            assertThat(latest.at()).isEqualTo(clock.instant());
            assertThat(archive.subjects().history(HERE_ONLY, two.id())).hasSize(7);
        }
    }

    @Test
    default void oneOfThreeLeavesAndTheOthersStayTogether() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile two = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile three = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            merged(archive.subjects().merge(HERE_ONLY, request("Gộp", one, two, three)));
            assertThat(merged(archive.subjects().split(HERE_ONLY, request("Tách", one)))
                            .id())
                    .isEqualTo(one.subject());
            assertThat(subject(archive, two)).isEqualTo(subject(archive, three)).isNotEqualTo(one.subject());
            merged(archive.subjects().split(HERE_ONLY, request("Tách", three)));
            assertThat(subjects(archive, List.of(one, two, three)))
                    .containsExactly(one.subject(), two.subject(), three.subject());
        }
    }

    @Test
    default void caseFilesThatWereOpenedAboutOneSubjectCanBeParted() {
        try (TestArchive archive = open(new TestClock())) {
            SubjectId subject = SubjectId.random();
            List<CaseFile> two = Stream.generate(() -> new NewCaseFile(
                            CaseFileId.random(),
                            subject,
                            PRISONER,
                            HERE,
                            contents(somebody("Nguyễn Văn Ví Dụ")),
                            standing("awaiting")))
                    .limit(2)
                    .map(file -> CaseSamples.open(archive, file))
                    .toList();
            merged(archive.subjects().split(HERE_ONLY, request("Hai người", two.getFirst())));
            assertThat(subject(archive, two.getFirst())).isNotEqualTo(subject);
            assertThat(subject(archive, two.getLast())).isEqualTo(subject);
        }
    }

    @Test
    default void nothingIsPartedFromWhatCannotBeSeen() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile here = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile there = SubjectSamples.open(archive, THERE, "Nguyễn Văn Ví Dụ");
            merged(archive.subjects().merge(BOTH, request("Gộp", here, there)));
            assertThat(archive.subjects().split(HERE_ONLY, request("Tách", here)))
                    .isEqualTo(new SubjectChange.AlreadySo());
            assertThat(subject(archive, there)).isEqualTo(here.subject());
        }
    }

    @Test
    default void theReasonIsShownToThoseWhoSeeAllThatItWasWrittenAbout() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Mẫu");
            CaseFile there = SubjectSamples.open(archive, THERE, "Nguyễn Văn Kín");
            merged(archive.subjects().merge(BOTH, request("Cùng người với Kín", one, other, there)));
            assertThat(archive.subjects().history(BOTH, one.id()).getFirst().reason())
                    .isEqualTo("Cùng người với Kín");
            SubjectDecision seen =
                    archive.subjects().history(HERE_ONLY, one.id()).getFirst();
            assertThat(seen.reason()).isEmpty();
            assertThat(seen.by()).isEqualTo("officer.example");
            assertThat(seen.parts()).containsExactly(List.of(one.id()), List.of(other.id()));
        }
    }

    @Test
    default void whatWasKeptApartIsNotProposedAgain() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            assertThat(candidates(archive, HERE_ONLY, one)).containsExactlyInAnyOrder(other.id(), third.id());
            assertThat(archive.subjects().keepApart(HERE_ONLY, request("Hai anh em", one, other)))
                    .isInstanceOf(SubjectChange.Done.class);
            assertThat(candidates(archive, HERE_ONLY, one)).containsExactly(third.id());
            assertThat(candidates(archive, HERE_ONLY, other)).containsExactly(third.id());
            assertThat(archive.subjects().history(HERE_ONLY, other.id()))
                    .containsExactly(new SubjectDecision(
                            Kind.KEPT_APART,
                            List.of(List.of(one.id()), List.of(other.id())),
                            "Hai anh em",
                            clock.instant(),
                            "officer.example"));

            // Whoever is the same as one of them is not the other either.
            merged(archive.subjects().merge(HERE_ONLY, request("Cùng người", third, other)));
            assertThat(candidates(archive, HERE_ONLY, one)).isEmpty();
            assertThat(candidates(archive, HERE_ONLY, third)).isEmpty();
            // A later decision stands, and taken back it leaves what was before.
            merged(archive.subjects().merge(HERE_ONLY, request("Xem lại: cùng người", one, other)));
            assertThat(new HashSet<>(subjects(archive, List.of(one, other, third))))
                    .hasSize(1);
            merged(archive.subjects().split(HERE_ONLY, request("Nhầm", one)));
            assertThat(candidates(archive, HERE_ONLY, one)).isEmpty();
        }
    }

    @Test
    default void candidatesComeWithTheirReasonsTheLikeliestFirst() {
        try (TestArchive archive = open(new TestClock())) {
            Map<String, List<String>> fields = somebody(
                    "Nguyễn Văn Hùng",
                    "identity-number",
                    "",
                    "birth-date",
                    "1985-06-05",
                    "home-place",
                    "Ví Dụ, Mẫu, Thử");
            CaseFile file = SubjectSamples.open(archive, HERE, fields);
            CaseFile same = SubjectSamples.open(archive, HERE, fields);
            CaseFile misordered = SubjectSamples.open(
                    archive,
                    HERE,
                    somebody("hung nguyen van", "identity-number", "", "birth-date", "05/06/1985", "sex", "male"));
            CaseFile swapped = SubjectSamples.open(
                    archive,
                    HERE,
                    somebody(
                            "Nguyễn Văn Hùng",
                            "identity-number",
                            "",
                            "birth-date",
                            "1985-05-06",
                            "home-place",
                            "Ví Dụ, Thử"));
            CaseFile namesake = SubjectSamples.open(
                    archive, HERE, somebody("Nguyễn Văn Hùng", "identity-number", "", "birth-date", "1985"));
            CaseFile stranger = SubjectSamples.open(archive, HERE, "Lê Thị Khác");

            List<Candidate> found = archive.subjects().candidates(HERE_ONLY, file.id(), 10);
            assertThat(found)
                    .extracting(candidate -> candidate.file().id())
                    .containsExactly(same.id(), misordered.id(), swapped.id())
                    .doesNotContain(file.id(), namesake.id(), stranger.id());
            assertThat(found.getFirst().match().evidence())
                    .containsExactly(Evidence.SAME_NAME, Evidence.SAME_BIRTH, Evidence.SAME_PLACE);
            assertThat(found.get(1).match().evidence())
                    .containsExactly(Evidence.MARKS_DIFFER, Evidence.OTHER_ORDER, Evidence.SAME_BIRTH);
            assertThat(found).extracting(Candidate::match).allMatch(Match::candidate);
            assertThat(archive.subjects().candidates(HERE_ONLY, file.id(), 1)).containsExactly(found.getFirst());
            assertThat(archive.subjects().candidates(HERE_ONLY, stranger.id(), 10))
                    .isEmpty();
            merged(archive.subjects().merge(HERE_ONLY, request("Trùng hoàn toàn", same, file)));
            assertThat(candidates(archive, HERE_ONLY, file)).containsExactly(misordered.id(), swapped.id());
        }
    }

    @Test
    default void candidatesFollowWhatCaseFilesSayNow() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile file = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other =
                    SubjectSamples.open(archive, HERE, somebody("Trần Thị Mẫu", "identity-number", "098765432109"));
            assertThat(candidates(archive, HERE_ONLY, file)).isEmpty();
            CaseFile corrected = write(archive, other, somebody("Trần Thị Mẫu"));
            assertThat(candidates(archive, HERE_ONLY, file)).containsExactly(other.id());
            assertThat(candidates(archive, HERE_ONLY, other)).containsExactly(file.id());
            write(archive, corrected, somebody("Trần Thị Mẫu", "identity-number", ""));
            assertThat(candidates(archive, HERE_ONLY, file)).isEmpty();
        }
    }

    private static CaseFile write(TestArchive archive, CaseFile file, Map<String, List<String>> fields) {
        CaseFileChange change = archive.caseFiles()
                .change(
                        HERE_ONLY,
                        mayUpdate(PRISONER, HERE),
                        file.id(),
                        file.version(),
                        contents(fields),
                        file.standing(),
                        HERE,
                        "Đính chính",
                        event(Action.RECORD_CHANGED, file.id()));
        return ((CaseFileChange.Done) change).file();
    }

    @Test
    default void manyThatAreOpenedAtOnceAreFoundToo() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile file = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            List<NewCaseFile> many = IntStream.range(0, 3000)
                    .mapToObj(i -> caseFile(
                            PRISONER,
                            HERE,
                            contents(somebody(
                                    "Trần Thị Mẫu", "identity-number", String.format(Locale.ROOT, "%012d", i))),
                            standing("awaiting")))
                    .toList();
            NewCaseFile same = caseFile(PRISONER, HERE, contents(somebody("Nguyen Van Vi Du")), standing("awaiting"));
            archive.caseFiles()
                    .openAll(
                            HERE_ONLY,
                            mayEnter(PRISONER, HERE),
                            Stream.concat(many.stream(), Stream.of(same)).toList(),
                            event(Action.RECORDS_IMPORTED));
            assertThat(candidates(archive, HERE_ONLY, file)).containsExactly(same.id());
        }
    }

    /** Ties, decision, queue rows and audit entry are one: where the last cannot be written, nothing is. */
    @Test
    default void whatCannotBeAuditedIsNotDecided() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile one = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile other = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            CaseFile third = SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ");
            merged(archive.subjects().merge(HERE_ONLY, request("Gộp", one, other)));
            assertThat(owed(archive)).hasSize(3);
            Map<String, String> detail = new HashMap<>();
            detail.put("no trail can keep this", null);
            AuditEvent spoiled = new AuditEvent(act(), Action.SUBJECTS_MERGED, "subject:example", detail);
            assertThatThrownBy(() -> archive.subjects().merge(HERE_ONLY, request("Gộp", spoiled, one, third)))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> archive.subjects().split(HERE_ONLY, request("Tách", spoiled, other)))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> archive.subjects().keepApart(HERE_ONLY, request("Khác", spoiled, one, third)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(subjects(archive, List.of(one, other, third)))
                    .containsExactly(one.subject(), one.subject(), third.subject());
            assertThat(archive.subjects().history(HERE_ONLY, one.id())).hasSize(1);
            assertThat(candidates(archive, HERE_ONLY, third)).hasSize(2);
            assertThat(owed(archive)).isEmpty();
        }
    }

    @Test
    default void decisionsThatMeetAreMadeOneAfterTheOther() throws Exception {
        try (TestArchive archive = open(new TestClock());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<CaseFile> all = Stream.generate(() -> SubjectSamples.open(archive, HERE, "Nguyễn Văn Ví Dụ"))
                    .limit(9)
                    .toList();
            List<Future<SubjectChange>> merges = IntStream.range(1, all.size())
                    .mapToObj(i -> threads.submit(() ->
                            archive.subjects().merge(HERE_ONLY, request("Gộp", all.get(i), all.get(i - 1)))))
                    .toList();
            for (Future<SubjectChange> merge : merges) {
                assertThat(merge.get()).isInstanceOf(SubjectChange.Done.class);
            }
            assertThat(new HashSet<>(subjects(archive, all))).hasSize(1);
        }
    }

    private static List<CaseFileId> candidates(TestArchive archive, AccessScope scope, CaseFile file) {
        return archive.subjects().candidates(scope, file.id(), 10).stream()
                .map(candidate -> candidate.file().id())
                .toList();
    }
}
