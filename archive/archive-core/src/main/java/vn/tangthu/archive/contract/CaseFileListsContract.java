package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.CaseSamples.EXPULSION;
import static vn.tangthu.archive.contract.CaseSamples.PRISONER;
import static vn.tangthu.archive.contract.Samples.BOTH;
import static vn.tangthu.archive.contract.Samples.HERE;
import static vn.tangthu.archive.contract.Samples.HERE_ONLY;
import static vn.tangthu.archive.contract.Samples.THERE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFileLists.DuePlace;
import vn.tangthu.archive.casefile.CaseFileLists.LackCount;
import vn.tangthu.archive.casefile.CaseFileLists.ValueCount;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.Standing;

/** Work lists and exports of case files: whole, in order, within the scope. */
public interface CaseFileListsContract {
    LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /** Fresh case files which take their time from this clock. */
    Opened openLists(Clock clock);

    /** @param end called when the test is over */
    record Opened(CaseFiles files, CaseFileLists lists, Runnable end) implements AutoCloseable {
        public Opened with(CaseFileLists other) {
            return new Opened(files, other, end);
        }

        private CaseFile open(String category, UnitCode unit, Standing standing) {
            return open(category, unit, CaseSamples.contents("Nguyễn Văn Ví Dụ"), standing);
        }

        private CaseFile open(String category, UnitCode unit, CaseContents contents, Standing standing) {
            var file = CaseSamples.caseFile(category, unit, contents, standing);
            return files.open(
                    AccessScope.of(unit),
                    CaseSamples.mayEnter(category, unit),
                    file,
                    CaseSamples.event(Action.RECORD_OPENED, file.id()));
        }

        private List<CaseFileId> walk(AccessScope scope, CaseFileFilter filter, @Nullable String lack, int limit) {
            List<CaseFileId> result = new ArrayList<>();
            List<CaseFile> portion;
            CaseFileId last = null;
            do {
                portion = lists.portion(scope, filter, lack, last, limit);
                portion.forEach(file -> result.add(file.id()));
                last = portion.isEmpty() ? last : portion.getLast().id();
            } while (portion.size() == limit);
            return result;
        }

        private List<CaseFileId> walkOverdue(AccessScope scope, CaseFileFilter filter, LocalDate day, int limit) {
            List<CaseFileId> result = new ArrayList<>();
            List<CaseFile> portion;
            DuePlace last = null;
            do {
                portion = lists.overdue(scope, filter, day, last, limit);
                portion.forEach(file -> result.add(file.id()));
                LocalDate due =
                        portion.isEmpty() ? null : portion.getLast().standing().due();
                last = due == null ? last : new DuePlace(due, portion.getLast().id());
            } while (portion.size() == limit);
            return result;
        }

        @Override
        public void close() {
            end.run();
        }
    }

    private static Standing lacking(String... lacking) {
        return new Standing("awaiting", List.of(lacking), null, null);
    }

    private static Standing due(LocalDate day) {
        return new Standing("awaiting", List.of(), "reception", day);
    }

    private static CaseFileFilter all() {
        return CaseFileFilter.all();
    }

    @Test
    default void everyPortionTogetherIsAllOfItById() {
        try (Opened opened = openLists(new TestClock())) {
            List<CaseFileId> here = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                here.add(opened.open(PRISONER, HERE, lacking()).id());
            }
            CaseFileId there = opened.open(PRISONER, THERE, lacking()).id();
            CaseFileId expulsion = opened.open(EXPULSION, HERE, lacking()).id();
            List<CaseFileId> prisoners = here.stream().sorted().toList();
            CaseFileFilter filter = CaseFileFilter.where().category(PRISONER).build();
            assertThat(opened.walk(HERE_ONLY, filter, null, 4)).isEqualTo(prisoners);
            assertThat(opened.walk(HERE_ONLY, filter, null, 3)).isEqualTo(prisoners);
            assertThat(opened.walk(BOTH, all(), null, 2))
                    .hasSize(11)
                    .contains(there, expulsion)
                    .isSorted();
            assertThat(opened.walk(AccessScope.none(), all(), null, 2)).isEmpty();
        }
    }

    @Test
    default void whatIsChangedWhileSomebodyWalksIsMetOnce() {
        TestClock clock = new TestClock();
        try (Opened opened = openLists(clock)) {
            for (int i = 0; i < 6; i++) {
                opened.open(PRISONER, HERE, lacking());
            }
            List<CaseFile> first = opened.lists.portion(HERE_ONLY, all(), null, null, 3);
            List<CaseFile> rest =
                    opened.lists.portion(HERE_ONLY, all(), null, first.getLast().id(), 10);
            clock.advance(java.time.Duration.ofMinutes(1));
            change(opened, rest.getLast(), lacking("field:sex"));
            change(opened, first.getFirst(), lacking("field:sex"));
            List<CaseFile> later =
                    opened.lists.portion(HERE_ONLY, all(), null, first.getLast().id(), 10);
            assertThat(later)
                    .extracting(CaseFile::id)
                    .isEqualTo(rest.stream().map(CaseFile::id).toList());
            assertThat(later.getLast().version()).isEqualTo(2);
        }
    }

    private static void change(Opened opened, CaseFile file, Standing standing) {
        opened.files.change(
                HERE_ONLY,
                CaseSamples.mayUpdate(file.category(), HERE),
                file.id(),
                file.version(),
                file.contents(),
                standing,
                HERE,
                "Ví dụ",
                CaseSamples.event(Action.RECORD_CHANGED, file.id()));
    }

    @Test
    default void lacksAreCountedByKindAndFoundByIt() {
        try (Opened opened = openLists(new TestClock())) {
            String event = "event:" + UUID.randomUUID();
            String other = "event:" + UUID.randomUUID();
            CaseFileId both = opened.open(PRISONER, HERE, lacking("field:sex", event + ":document:minutes"))
                    .id();
            CaseFileId twice = opened.open(
                            PRISONER, HERE, lacking(event + ":document:minutes", other + ":document:minutes"))
                    .id();
            CaseFileId paper = opened.open(PRISONER, HERE, lacking("document:minutes", "document:judgment"))
                    .id();
            opened.open(PRISONER, HERE, lacking());
            opened.open(EXPULSION, HERE, lacking("field:sex"));
            opened.open(PRISONER, THERE, lacking("field:sex"));
            CaseFile gone = opened.open(PRISONER, HERE, lacking("field:sex"));
            opened.files.setDeleted(
                    HERE_ONLY,
                    CaseSamples.mayUpdate(PRISONER, HERE),
                    gone.id(),
                    1,
                    true,
                    "Ví dụ",
                    CaseSamples.event(Action.RECORD_DELETED, gone.id()));

            assertThat(opened.lists.lacks(HERE_ONLY, all()))
                    .containsExactly(
                            new LackCount(EXPULSION, "field:sex", 1),
                            new LackCount(PRISONER, "event:document:minutes", 2),
                            new LackCount(PRISONER, "document:judgment", 1),
                            new LackCount(PRISONER, "document:minutes", 1),
                            new LackCount(PRISONER, "field:sex", 1));
            assertThat(opened.lists.lacks(
                            BOTH, CaseFileFilter.where().category(PRISONER).build()))
                    .contains(new LackCount(PRISONER, "field:sex", 2))
                    .noneMatch(count -> count.category().equals(EXPULSION));
            assertThat(opened.lists.lacks(
                            BOTH, CaseFileFilter.where().unit(THERE).build()))
                    .containsExactly(new LackCount(PRISONER, "field:sex", 1));
            CaseFileFilter prisoners = CaseFileFilter.where().category(PRISONER).build();
            assertThat(opened.walk(HERE_ONLY, prisoners, "event:document:minutes", 1))
                    .containsExactlyInAnyOrder(both, twice);
            assertThat(opened.walk(HERE_ONLY, prisoners, "document:minutes", 5)).containsExactly(paper);
            assertThat(opened.walk(HERE_ONLY, prisoners, "field:sex", 5)).containsExactly(both);
            assertThat(opened.walk(HERE_ONLY, prisoners, "field:se", 5)).isEmpty();
            assertThat(opened.walk(HERE_ONLY, prisoners, "field:%", 5)).isEmpty();
        }
    }

    @Test
    default void valuesOfAFieldAreCounted() {
        try (Opened opened = openLists(new TestClock())) {
            for (List<String> codes : List.of(List.of("A"), List.of("B", "A"), List.of("C"), List.<String>of())) {
                opened.open(PRISONER, HERE, CaseSamples.contents(Map.of("offence", codes)), lacking());
            }
            opened.open(PRISONER, THERE, CaseSamples.contents(Map.of("offence", List.of("D"))), lacking());
            opened.open(EXPULSION, HERE, CaseSamples.contents(Map.of("offence", List.of("E"))), lacking());
            CaseFileFilter prisoners = CaseFileFilter.where().category(PRISONER).build();
            assertThat(opened.lists.values(HERE_ONLY, prisoners, "offence", 10))
                    .containsExactly(
                            new ValueCount("A", 2),
                            new ValueCount("", 1),
                            new ValueCount("B", 1),
                            new ValueCount("C", 1));
            assertThat(opened.lists.values(HERE_ONLY, prisoners, "offence", 1)).containsExactly(new ValueCount("A", 2));
            assertThat(opened.lists.values(BOTH, all(), "offence", 10)).hasSize(6);
            assertThat(opened.lists.values(HERE_ONLY, prisoners, "sex", 10)).containsExactly(new ValueCount("", 4));
            assertThat(opened.lists.values(AccessScope.none(), prisoners, "offence", 10))
                    .isEmpty();
        }
    }

    @Test
    default void whatWasDueFirstComesFirst() {
        try (Opened opened = openLists(new TestClock())) {
            opened.open(PRISONER, HERE, due(TODAY));
            opened.open(PRISONER, HERE, lacking("field:sex"));
            opened.open(PRISONER, THERE, due(TODAY.minusDays(99)));
            CaseFileId yesterday =
                    opened.open(PRISONER, HERE, due(TODAY.minusDays(1))).id();
            List<CaseFileId> same = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                same.add(opened.open(PRISONER, HERE, due(TODAY.minusDays(30))).id());
            }
            CaseFileId first =
                    opened.open(EXPULSION, HERE, due(TODAY.minusYears(3))).id();
            List<CaseFileId> expected = new ArrayList<>(List.of(first));
            expected.addAll(same.stream().sorted().toList());
            expected.add(yesterday);
            assertThat(opened.walkOverdue(HERE_ONLY, all(), TODAY, 10)).isEqualTo(expected);
            assertThat(opened.walkOverdue(HERE_ONLY, all(), TODAY, 2)).isEqualTo(expected);
            assertThat(opened.walkOverdue(
                            HERE_ONLY,
                            CaseFileFilter.where().category(EXPULSION).build(),
                            TODAY,
                            2))
                    .containsExactly(first);
            assertThat(opened.walkOverdue(HERE_ONLY, all(), TODAY.minusDays(31), 2))
                    .containsExactly(first);
            assertThat(opened.walkOverdue(BOTH, all(), TODAY, 3)).hasSize(8);
        }
    }

    @Test
    default void aFilterByValueHoldsForPortionsToo() {
        try (Opened opened = openLists(new TestClock())) {
            CaseFile file = opened.open(PRISONER, HERE, lacking("field:sex"));
            CaseFileFilter found =
                    CaseFileFilter.where().values(Map.of("nationality", "VN")).build();
            CaseFileFilter none =
                    CaseFileFilter.where().values(Map.of("nationality", "LA")).build();
            assertThat(opened.walk(HERE_ONLY, found, null, 5)).containsExactly(file.id());
            assertThat(opened.walk(HERE_ONLY, none, null, 5)).isEmpty();
            assertThat(opened.lists.lacks(HERE_ONLY, none)).isEmpty();
        }
    }
}
