package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.Samples.BOTH;
import static vn.tangthu.archive.contract.Samples.HERE;
import static vn.tangthu.archive.contract.Samples.THERE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;

/** What workers see of the case files: all of them, whatever unit keeps them. */
public interface CaseFileDeskContract extends ArchiveContract {
    @Test
    default void workersSeeEveryUnitAndWhatWasTakenOut() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile here = CaseSamples.open(archive, CaseSamples.caseFile(HERE));
            CaseFile there = CaseSamples.open(archive, CaseSamples.caseFile(THERE));
            CaseFile gone = deleted(archive, CaseSamples.open(archive, CaseSamples.caseFile(THERE)), true);
            CaseFileId unknown = CaseFileId.random();
            assertThat(archive.caseFileDesk().findAll(List.of(here.id(), there.id(), gone.id(), unknown)))
                    .isEqualTo(Map.of(here.id(), here, there.id(), there, gone.id(), gone));
            assertThat(archive.caseFileDesk().findAll(List.of())).isEmpty();
        }
    }

    @Test
    default void whatWasTakenOutBelongsInNoIndexUntilItIsBroughtBack() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile kept = CaseSamples.open(archive, CaseSamples.caseFile(HERE));
            CaseFile gone = deleted(archive, CaseSamples.open(archive, CaseSamples.caseFile(THERE)), true);
            Set<CaseFileId> both = Set.of(kept.id(), gone.id());
            assertThat(archive.caseFileDesk().versions(both)).isEqualTo(Map.of(kept.id(), 1L));
            assertThat(all(archive)).isEqualTo(Map.of(kept.id(), 1L));
            CaseFile back = deleted(archive, gone, false);
            assertThat(archive.caseFileDesk().versions(both)).isEqualTo(Map.of(kept.id(), 1L, back.id(), 3L));
            assertThat(archive.caseFileDesk().versions(List.of())).isEmpty();
            assertThat(all(archive)).isEqualTo(Map.of(kept.id(), 1L, back.id(), 3L));
        }
    }

    @Test
    default void everyOneOfManyIsNamedOnce() {
        try (TestArchive archive = open(new TestClock())) {
            List<NewCaseFile> files = IntStream.range(0, 2500)
                    .mapToObj(i -> CaseSamples.caseFile(HERE))
                    .toList();
            int opened = archive.caseFiles()
                    .openAll(
                            AccessScope.of(HERE),
                            CaseSamples.mayEnter(CaseSamples.PRISONER, HERE),
                            files,
                            Samples.event(Action.RECORDS_IMPORTED));
            assertThat(opened).isEqualTo(2500);
            List<CaseFileId> named = new ArrayList<>();
            archive.caseFileDesk().forEachVersion((id, version) -> named.add(id));
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            files.stream().map(NewCaseFile::id).toList());
        }
    }

    @Test
    default void reindexingAsksForEveryOneThatBelongsInTheIndex() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile here = CaseSamples.open(archive, CaseSamples.caseFile(HERE));
            CaseFile there = CaseSamples.open(archive, CaseSamples.caseFile(THERE));
            deleted(archive, CaseSamples.open(archive, CaseSamples.caseFile(HERE)), true);
            claim(archive).forEach(archive.queue()::done);
            assertThat(archive.queue().depth()).isEmpty();

            assertThat(archive.caseFileDesk().reindexAll(clock.instant().plusSeconds(60)))
                    .isEqualTo(2);
            assertThat(claim(archive)).as("not yet").isEmpty();
            clock.advance(Duration.ofMinutes(1));
            assertThat(claim(archive).stream().map(Work::document))
                    .containsExactlyInAnyOrder(
                            new DocumentId(here.id().value()),
                            new DocumentId(there.id().value()));
        }
    }

    @Test
    default void portionsHaveEachOneOnceWhateverUnitKeepsItAndWhetherItWasTakenOut() {
        try (TestArchive archive = open(new TestClock())) {
            List<CaseFile> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(CaseSamples.open(archive, CaseSamples.caseFile(i % 2 == 0 ? HERE : THERE)));
            }
            all.set(3, deleted(archive, all.get(3), true));
            all.sort(Comparator.comparing(CaseFile::id));
            List<CaseFile> first = archive.caseFileDesk().portion(null, 3);
            assertThat(first).isEqualTo(all.subList(0, 3));
            assertThat(archive.caseFileDesk().portion(first.getLast().id(), 3)).isEqualTo(all.subList(3, 5));
            assertThat(archive.caseFileDesk().portion(all.getLast().id(), 3)).isEmpty();
        }
    }

    @Test
    default void whereCaseFilesStandIsWrittenAnewForTheVersionThatWasLookedAt() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile here = CaseSamples.open(archive, CaseSamples.caseFile(HERE));
            CaseFile there = CaseSamples.open(archive, CaseSamples.caseFile(THERE));
            CaseFile seen = CaseSamples.open(archive, CaseSamples.caseFile(HERE));
            CaseFile meanwhile = deleted(archive, seen, true);
            claim(archive).forEach(archive.queue()::done);
            int entries = archive.trail().readAll(AuditQuery.newest(100)).size();
            clock.advance(Duration.ofDays(1));

            Standing lacking = new Standing(
                    here.standing().status(),
                    List.of("field:sex", "event:" + new UUID(0, 1) + ":document:decision"),
                    "reception",
                    LocalDate.of(2026, 3, 2));
            Standing moved = CaseSamples.standing("serving");
            int written = archive.caseFileDesk()
                    .restate(List.of(
                            new CaseFileDesk.Restated(there.id(), 1, moved),
                            new CaseFileDesk.Restated(here.id(), 1, lacking),
                            new CaseFileDesk.Restated(seen.id(), seen.version(), lacking),
                            new CaseFileDesk.Restated(CaseFileId.random(), 1, lacking)));
            assertThat(written).isEqualTo(2);
            Map<CaseFileId, CaseFile> now = archive.caseFileDesk().findAll(List.of(here.id(), there.id(), seen.id()));
            assertThat(now.get(here.id()))
                    .usingRecursiveComparison()
                    .ignoringFields("standing")
                    .isEqualTo(here);
            assertThat(now).extractingByKey(here.id()).returns(lacking, CaseFile::standing);
            assertThat(now).extractingByKey(there.id()).returns(moved, CaseFile::standing);
            assertThat(now).containsEntry(seen.id(), meanwhile);
            assertThat(archive.caseFiles().versions(BOTH, here.id())).hasSize(1);
            assertThat(archive.caseFiles().counts(BOTH, LocalDate.of(2026, 3, 3)))
                    .anySatisfy(counts ->
                            assertThat(counts).isEqualTo(new CaseFileCounts(HERE, CaseSamples.PRISONER, 1, 1, 1)));
            assertThat(archive.trail().readAll(AuditQuery.newest(100))).hasSize(entries);
            assertThat(claim(archive).stream().map(Work::document))
                    .as("the status is looked for in the index")
                    .containsExactly(new DocumentId(there.id().value()));

            Standing complete = CaseSamples.standing(here.standing().status());
            assertThat(archive.caseFileDesk().restate(List.of(new CaseFileDesk.Restated(here.id(), 1, complete))))
                    .isEqualTo(1);
            assertThat(archive.caseFileDesk().findAll(List.of(here.id())))
                    .extractingByKey(here.id())
                    .returns(complete, CaseFile::standing);
            assertThat(archive.caseFileDesk().restate(List.of())).isZero();
        }
    }

    private static List<Work> claim(TestArchive archive) {
        return archive.queue().claimMany(WorkKind.INDEX_RECORD, "a", Duration.ofMinutes(5), 100);
    }

    private static Map<CaseFileId, Long> all(TestArchive archive) {
        Map<CaseFileId, Long> versions = new HashMap<>();
        archive.caseFileDesk().forEachVersion(versions::put);
        return versions;
    }

    private static CaseFile deleted(TestArchive archive, CaseFile file, boolean deleted) {
        CaseFileChange change = archive.caseFiles()
                .setDeleted(
                        BOTH,
                        CaseSamples.mayUpdate(file.category(), file.unit()),
                        file.id(),
                        file.version(),
                        deleted,
                        "Lý do ví dụ",
                        CaseSamples.event(deleted ? Action.RECORD_DELETED : Action.RECORD_RESTORED, file.id()));
        assertThat(change).isInstanceOf(CaseFileChange.Done.class);
        return ((CaseFileChange.Done) change).file();
    }
}
