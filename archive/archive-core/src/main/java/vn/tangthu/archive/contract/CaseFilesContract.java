package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tangthu.archive.contract.CaseSamples.*;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;

/** The case files: what is entered, how it changes, and what of it is seen. */
public interface CaseFilesContract extends ArchiveContract {
    @Test
    default void anOpenedCaseFileIsThereWithItsVersionItsAuditEntryAndItsWork() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            NewCaseFile file = caseFile(HERE);
            CaseFile opened = CaseSamples.open(archive, file);
            assertThat(opened)
                    .isEqualTo(new CaseFile(
                            file.id(),
                            file.subject(),
                            PRISONER,
                            HERE,
                            1,
                            file.contents(),
                            file.standing(),
                            clock.instant(),
                            "officer.example",
                            clock.instant(),
                            "officer.example",
                            false));
            assertThat(archive.caseFiles().find(HERE_ONLY, file.id())).contains(opened);
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id()))
                    .containsExactly(new CaseFileVersion(
                            1, HERE, file.contents(), false, clock.instant(), "officer.example", ""));
            assertThat(actions(archive)).containsExactly("record-opened");
            assertThat(archive.trail().readAll(AuditQuery.newest(1)).getFirst().object())
                    .isEqualTo(CaseFileEntry.object(file.id()));
            assertThat(owed(archive)).containsExactly(file.id());
        }
    }

    @Test
    default void openingTheSameIdAgainChangesNothing() {
        try (TestArchive archive = open(new TestClock())) {
            NewCaseFile file = caseFile(HERE);
            CaseFile opened = CaseSamples.open(archive, file);
            NewCaseFile again = new NewCaseFile(
                    file.id(), SubjectId.random(), PRISONER, HERE, contents("Trần Thị Ví Dụ"), standing("serving"));

            assertThat(CaseSamples.open(archive, again)).isEqualTo(opened);
            assertThat(archive.caseFiles().find(HERE_ONLY, file.id())).contains(opened);
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id())).hasSize(1);
            assertThat(actions(archive)).hasSize(1);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.INDEX_RECORD, 1L));
        }
    }

    /** What people write comes back letter for letter, in its order. */
    @Test
    default void contentsComeBackAsTheyWere() {
        try (TestArchive archive = open(new TestClock())) {
            CaseEvent first = new CaseEvent(
                    new UUID(2, 2),
                    "discipline",
                    FieldValues.of(Map.of("date", List.of("2025"), "kind", List.of("warning"))));
            CaseEvent second =
                    new CaseEvent(new UUID(1, 1), "transfer", FieldValues.of(Map.of("to-unit", List.of("THERE"))));
            DocumentId twice = DocumentId.random();
            CaseContents contents = new CaseContents(
                    FieldValues.of(Map.of(
                            "full-name",
                            List.of("Nguyễn Thị \"Ví Dụ\" \\ 👩🏽‍⚖️"),
                            "note",
                            List.of("dòng một\ndòng hai\t{}[],:'\u0301\u2028%_"),
                            "offence",
                            List.of("b", "a", "c"),
                            "x'y\"z",
                            List.of("x".repeat(10_000)))),
                    List.of(first, second, new CaseEvent(new UUID(3, 3), "wanted", FieldValues.none())),
                    List.of(
                            new CaseDocument(twice, "judgment", null),
                            new CaseDocument(twice, "decision", first.id()),
                            new CaseDocument(DocumentId.random(), "letter", second.id())));
            Standing standing = new Standing(
                    "serving",
                    List.of("field:birth-date", "event:" + first.id() + ":document:decision"),
                    "classification",
                    LocalDate.of(2026, 2, 28));
            NewCaseFile file = caseFile(PRISONER, HERE, contents, standing);
            CaseSamples.open(archive, file);
            CaseFile found = archive.caseFiles().find(HERE_ONLY, file.id()).orElseThrow();
            assertThat(found.contents()).isEqualTo(contents);
            assertThat(found.standing()).isEqualTo(standing);
            NewCaseFile empty = caseFile(PRISONER, HERE, CaseContents.of(FieldValues.none()), standing("awaiting"));
            assertThat(CaseSamples.open(archive, empty).contents()).isEqualTo(empty.contents());
        }
    }

    @Test
    default void nothingIsOpenedOutsideTheScopeOrWithAGrantForSomethingElse() {
        try (TestArchive archive = open(new TestClock())) {
            NewCaseFile there = caseFile(THERE);
            CaseSamples.open(archive, there);
            NewCaseFile taken = new NewCaseFile(
                    there.id(), SubjectId.random(), PRISONER, HERE, contents("Trần Thị Ví Dụ"), standing("awaiting"));
            refuses(archive, HERE_ONLY, mayEnter(PRISONER, HERE), taken);
            refuses(archive, HERE_ONLY, mayEnter(PRISONER, THERE), caseFile(THERE));
            refuses(archive, BOTH, mayEnter(PRISONER, THERE), caseFile(HERE));
            refuses(archive, BOTH, mayEnter(EXPULSION, HERE), caseFile(HERE));
            refuses(archive, BOTH, mayUpdate(PRISONER, HERE), caseFile(HERE));

            assertThat(archive.caseFiles().list(BOTH, CaseFileFilter.all(), 10)).hasSize(1);
            assertThat(actions(archive)).hasSize(1);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.INDEX_RECORD, 1L));
        }
    }

    private static void refuses(TestArchive archive, AccessScope scope, EntryGrant grant, NewCaseFile file) {
        AuditEvent event = event(Action.RECORD_OPENED, file.id());
        assertThatThrownBy(() -> archive.caseFiles().open(scope, grant, file, event))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void manyAreOpenedAtOnceWithOneAuditEntry() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            NewCaseFile known = caseFile(HERE);
            CaseFile before = CaseSamples.open(archive, known);
            clock.advance(Duration.ofMinutes(1));
            NewCaseFile one = caseFile(HERE);
            List<NewCaseFile> all = new ArrayList<>(List.of(
                    one,
                    new NewCaseFile(
                            known.id(), SubjectId.random(), PRISONER, HERE, contents("Khác"), standing("serving")),
                    one));
            all.addAll(Stream.generate(() -> caseFile(HERE)).limit(4500).toList());

            assertThat(openAll(archive, all)).isEqualTo(4501);
            assertThat(archive.caseFiles().find(HERE_ONLY, known.id())).contains(before);
            assertThat(archive.caseFiles().versions(HERE_ONLY, known.id())).hasSize(1);
            assertThat(archive.caseFiles().list(HERE_ONLY, CaseFileFilter.all(), 10_000))
                    .hasSize(4502)
                    .filteredOn(file -> file.id().equals(one.id()))
                    .singleElement()
                    .satisfies(file -> {
                        assertThat(file.contents()).isEqualTo(one.contents());
                        assertThat(file.openedAt()).isEqualTo(clock.instant());
                        assertThat(archive.caseFiles().versions(HERE_ONLY, one.id()))
                                .containsExactly(new CaseFileVersion(
                                        1, HERE, one.contents(), false, clock.instant(), "officer.example", ""));
                    });
            assertThat(archive.caseFiles().versions(HERE_ONLY, all.getLast().id()))
                    .hasSize(1);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.INDEX_RECORD, 4502L));
            assertThat(actions(archive)).containsExactly("records-imported", "record-opened");

            assertThat(openAll(archive, all)).isZero();
            assertThat(openAll(archive, List.of())).isZero();
            assertThat(actions(archive)).hasSize(2);
        }
    }

    /** The same list can be sent again after one of it has moved on. */
    @Test
    default void manyMayHoldOneThatIsKeptElsewhereNow() {
        try (TestArchive archive = open(new TestClock())) {
            List<NewCaseFile> all = List.of(caseFile(HERE), caseFile(HERE));
            assertThat(openAll(archive, all)).isEqualTo(2);
            CaseFile moved = move(
                    archive, archive.caseFiles().find(BOTH, all.getFirst().id()).orElseThrow(), THERE);
            assertThat(openAll(archive, all)).isZero();
            assertThat(archive.caseFiles().find(BOTH, moved.id())).contains(moved);
        }
    }

    @Test
    default void manyAreRefusedAsAWhole() {
        try (TestArchive archive = open(new TestClock())) {
            List<NewCaseFile> mixed = List.of(caseFile(HERE), caseFile(THERE));
            for (EntryGrant grant : List.of(
                    mayEnter(PRISONER, HERE),
                    mayEnter(PRISONER, THERE),
                    mayUpdate(PRISONER, HERE),
                    mayEnter(EXPULSION, HERE))) {
                assertThatThrownBy(() -> archive.caseFiles().openAll(BOTH, grant, mixed, event(Action.RECORD_OPENED)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> archive.caseFiles()
                            .openAll(
                                    HERE_ONLY,
                                    mayEnter(PRISONER, THERE),
                                    List.of(caseFile(THERE)),
                                    event(Action.RECORD_OPENED)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertNothingIsThere(archive);
        }
    }

    private static int openAll(TestArchive archive, List<NewCaseFile> all) {
        return archive.caseFiles().openAll(HERE_ONLY, mayEnter(PRISONER, HERE), all, event(Action.RECORDS_IMPORTED));
    }

    /** Case file, version, queue row and audit entry are one: where the last cannot be written, nothing is. */
    @Test
    default void whatCannotBeAuditedIsNotWritten() {
        try (TestArchive archive = open(new TestClock())) {
            NewCaseFile file = caseFile(HERE);
            EntryGrant enter = mayEnter(PRISONER, HERE);
            fails(spoiled -> archive.caseFiles().open(HERE_ONLY, enter, file, spoiled));
            fails(spoiled -> archive.caseFiles().openAll(HERE_ONLY, enter, List.of(file, caseFile(HERE)), spoiled));
            assertNothingIsThere(archive);

            CaseFile opened = CaseSamples.open(archive, file);
            assertThat(owed(archive)).hasSize(1);
            EntryGrant update = mayUpdate(PRISONER, HERE);
            CaseContents contents = contents("Trần Thị Ví Dụ");
            fails(spoiled -> archive.caseFiles()
                    .change(HERE_ONLY, update, file.id(), 1, contents, standing("dead"), HERE, "Lý do", spoiled));
            fails(spoiled -> archive.caseFiles().setDeleted(HERE_ONLY, update, file.id(), 1, true, "Lý do", spoiled));
            assertThat(archive.caseFiles().find(HERE_ONLY, file.id())).contains(opened);
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id())).hasSize(1);
            assertThat(archive.queue().depth()).isEmpty();
            assertThat(actions(archive)).hasSize(1);
        }
    }

    private static void fails(Consumer<AuditEvent> write) {
        Map<String, String> detail = new HashMap<>();
        detail.put("no trail can keep this", null);
        AuditEvent spoiled = new AuditEvent(act(), Action.RECORD_CHANGED, "record:example", detail);
        assertThatThrownBy(() -> write.accept(spoiled)).isInstanceOf(RuntimeException.class);
    }

    private static void assertNothingIsThere(TestArchive archive) {
        assertThat(archive.caseFiles().list(BOTH, CaseFileFilter.all(), 10)).isEmpty();
        assertThat(archive.queue().depth()).isEmpty();
        assertThat(actions(archive)).isEmpty();
    }

    @Test
    default void aChangeKeepsEveryVersion() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            NewCaseFile file = caseFile(HERE);
            CaseFile opened = CaseSamples.open(archive, file);
            assertThat(owed(archive)).containsExactly(file.id());
            clock.advance(Duration.ofMinutes(1));
            CaseContents contents = contents("Trần Thị Ví Dụ");
            Standing standing = new Standing("serving", List.of("field:x"), "reception", LocalDate.of(2026, 5, 5));
            CaseFileChange outcome = archive.caseFiles()
                    .change(
                            HERE_ONLY,
                            mayUpdate(PRISONER, HERE),
                            file.id(),
                            1,
                            contents,
                            standing,
                            HERE,
                            "Sai họ tên",
                            event(Action.RECORD_CHANGED, file.id()));

            CaseFile now = archive.caseFiles().find(HERE_ONLY, file.id()).orElseThrow();
            assertThat(outcome).isEqualTo(new CaseFileChange.Done(now));
            assertThat(now)
                    .isEqualTo(new CaseFile(
                            file.id(),
                            file.subject(),
                            PRISONER,
                            HERE,
                            2,
                            contents,
                            standing,
                            opened.openedAt(),
                            "officer.example",
                            clock.instant(),
                            "officer.example",
                            false));
            CaseFileVersion first =
                    new CaseFileVersion(1, HERE, file.contents(), false, opened.openedAt(), "officer.example", "");
            CaseFileVersion second =
                    new CaseFileVersion(2, HERE, contents, false, clock.instant(), "officer.example", "Sai họ tên");
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id())).containsExactly(first, second);
            assertThat(actions(archive)).containsExactly("record-changed", "record-opened");
            assertThat(owed(archive)).containsExactly(file.id());

            clock.advance(Duration.ofMinutes(1));
            move(archive, now, HERE);
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id()))
                    .hasSize(3)
                    .startsWith(first, second);
        }
    }

    @Test
    default void aLaterChangeDoesNotOverwriteAnEarlierOne() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile opened = CaseSamples.open(archive, caseFile(HERE));
            CaseFile first = move(archive, opened, HERE);
            EntryGrant update = mayUpdate(PRISONER, HERE);
            AuditEvent event = event(Action.RECORD_CHANGED, opened.id());
            CaseContents late = contents("Trần Thị Ví Dụ");
            for (long seen : List.of(1L, 3L)) {
                assertThat(archive.caseFiles()
                                .change(
                                        HERE_ONLY,
                                        update,
                                        opened.id(),
                                        seen,
                                        late,
                                        standing("dead"),
                                        HERE,
                                        "Lý do",
                                        event))
                        .isEqualTo(new CaseFileChange.Conflict(first));
                assertThat(archive.caseFiles().setDeleted(HERE_ONLY, update, opened.id(), seen, true, "Lý do", event))
                        .isEqualTo(new CaseFileChange.Conflict(first));
            }
            assertThat(archive.caseFiles().find(HERE_ONLY, opened.id())).contains(first);
            assertThat(archive.caseFiles().versions(HERE_ONLY, opened.id())).hasSize(2);
            assertThat(actions(archive)).hasSize(2);
        }
    }

    @Test
    default void ofManyWhoChangeTheSameVersionOneDoes() throws Exception {
        try (TestArchive archive = open(new TestClock());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            CaseFile opened = CaseSamples.open(archive, caseFile(HERE));
            List<Future<CaseFileChange>> officers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                officers.add(threads.submit(() -> changeTo(archive, opened, HERE)));
            }
            List<CaseFileChange> outcomes = new ArrayList<>();
            for (Future<CaseFileChange> officer : officers) {
                outcomes.add(officer.get());
            }
            CaseFile now = archive.caseFiles().find(HERE_ONLY, opened.id()).orElseThrow();
            assertThat(now.version()).isEqualTo(2);
            assertThat(outcomes)
                    .filteredOn(new CaseFileChange.Done(now)::equals)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(new CaseFileChange.Conflict(now)::equals)
                    .hasSize(7);
            assertThat(archive.caseFiles().versions(HERE_ONLY, opened.id())).hasSize(2);
        }
    }

    @Test
    default void ofManyWhoOpenTheSameOnesEachIsOpenedOnce() throws Exception {
        try (TestArchive archive = open(new TestClock());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<NewCaseFile> all =
                    Stream.generate(() -> caseFile(HERE)).limit(200).toList();
            List<Future<Integer>> officers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                List<NewCaseFile> order = i % 2 == 0 ? all : all.reversed();
                officers.add(threads.submit(() -> openAll(archive, order)));
            }
            int opened = 0;
            for (Future<Integer> officer : officers) {
                opened += officer.get();
            }
            assertThat(opened).isEqualTo(200);
            assertThat(archive.caseFiles().list(HERE_ONLY, CaseFileFilter.all(), 1000))
                    .hasSize(200);
        }
    }

    @Test
    default void aChangeNeedsTheScopeAGrantOverItsKeeperAndAReason() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile file = CaseSamples.open(archive, caseFile(HERE));
            CaseContents contents = contents("Trần Thị Ví Dụ");
            AuditEvent event = event(Action.RECORD_CHANGED, file.id());
            EntryGrant right = mayUpdate(PRISONER, HERE);
            for (AccessScope scope : List.of(AccessScope.of(THERE), AccessScope.none())) {
                assertThat(archive.caseFiles()
                                .change(scope, right, file.id(), 1, contents, standing("dead"), HERE, "Lý do", event))
                        .isEqualTo(new CaseFileChange.NotFound());
                assertThat(archive.caseFiles().setDeleted(scope, right, file.id(), 1, true, "Lý do", event))
                        .isEqualTo(new CaseFileChange.NotFound());
            }
            assertThat(archive.caseFiles().setDeleted(BOTH, right, CaseFileId.random(), 1, true, "Lý do", event))
                    .isEqualTo(new CaseFileChange.NotFound());
            for (EntryGrant wrong :
                    List.of(mayUpdate(PRISONER, THERE), mayUpdate(EXPULSION, HERE), mayEnter(PRISONER, HERE))) {
                assertThatThrownBy(() -> archive.caseFiles()
                                .change(BOTH, wrong, file.id(), 1, contents, standing("dead"), THERE, "Lý do", event))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(
                                () -> archive.caseFiles().setDeleted(BOTH, wrong, file.id(), 1, true, "Lý do", event))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            for (String reason : List.of("", " \n", "x".repeat(501))) {
                assertThatThrownBy(() -> archive.caseFiles()
                                .change(BOTH, right, file.id(), 1, contents, standing("dead"), HERE, reason, event))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> archive.caseFiles().setDeleted(BOTH, right, file.id(), 1, true, reason, event))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(archive.caseFiles().find(BOTH, file.id())).contains(file);
            assertThat(archive.caseFiles().versions(BOTH, file.id())).hasSize(1);
            assertThat(actions(archive)).hasSize(1);
        }
    }

    @Test
    default void aMovedCaseFileIsOutOfTheOldScopeAndWholeInTheNew() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile file = CaseSamples.open(archive, caseFile(HERE));
            CaseFile moved = move(archive, file, THERE);
            assertThat(moved.unit()).isEqualTo(THERE);
            assertThat(archive.caseFiles().find(HERE_ONLY, file.id())).isEmpty();
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id())).isEmpty();
            assertThat(archive.caseFiles().list(HERE_ONLY, CaseFileFilter.all(), 10))
                    .isEmpty();
            assertThat(changeTo(archive, HERE_ONLY, moved, HERE)).isEqualTo(new CaseFileChange.NotFound());
            assertThatThrownBy(() -> CaseSamples.open(
                            archive,
                            new NewCaseFile(
                                    file.id(), file.subject(), PRISONER, HERE, file.contents(), file.standing())))
                    .isInstanceOf(IllegalArgumentException.class);

            AccessScope there = AccessScope.of(THERE);
            assertThat(archive.caseFiles().find(there, file.id())).contains(moved);
            assertThat(archive.caseFiles().versions(there, file.id()))
                    .extracting(CaseFileVersion::unit)
                    .containsExactly(HERE, THERE);
            assertThatThrownBy(() -> archive.caseFiles()
                            .setDeleted(
                                    BOTH,
                                    mayUpdate(PRISONER, HERE),
                                    file.id(),
                                    2,
                                    true,
                                    "Lý do",
                                    event(Action.RECORD_DELETED, file.id())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void whatWasTakenOutIsKeptAndCanBeBroughtBack() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile file = CaseSamples.open(archive, caseFile(HERE));
            CaseFile other = CaseSamples.open(archive, caseFile(HERE));
            assertThat(owed(archive)).hasSize(2);
            clock.advance(Duration.ofMinutes(1));
            CaseFile out = setDeleted(archive, file, true);
            assertThat(out.deleted()).isTrue();
            assertThat(out.version()).isEqualTo(2);
            assertThat(out.contents()).isEqualTo(file.contents());
            assertThat(out.standing()).isEqualTo(file.standing());
            assertThat(out.changedAt()).isEqualTo(clock.instant());
            assertThat(archive.caseFiles().find(HERE_ONLY, file.id())).contains(out);
            assertThat(archive.caseFiles().findAll(HERE_ONLY, List.of(file.id())))
                    .containsOnlyKeys(file.id());
            assertThat(list(archive, CaseFileFilter.where())).containsExactly(other.id());
            assertThat(list(archive, CaseFileFilter.where().deleted(true))).containsExactly(file.id());
            assertThat(archive.caseFiles().counts(HERE_ONLY, LocalDate.EPOCH))
                    .containsExactly(new CaseFileCounts(HERE, PRISONER, 1, 0, 0));
            assertThat(owed(archive)).containsExactly(file.id());

            CaseFile back = setDeleted(archive, out, false);
            assertThat(back.deleted()).isFalse();
            assertThat(list(archive, CaseFileFilter.where().deleted(true))).isEmpty();
            assertThat(list(archive, CaseFileFilter.where())).containsExactly(file.id(), other.id());
            assertThat(archive.caseFiles().versions(HERE_ONLY, file.id()))
                    .extracting(CaseFileVersion::deleted, CaseFileVersion::reason)
                    .containsExactly(tuple(false, ""), tuple(true, "Nhập hai lần"), tuple(false, "Nhập hai lần"));
            assertThat(actions(archive))
                    .containsExactly("record-restored", "record-deleted", "record-opened", "record-opened");
        }
    }

    @Test
    default void textThatNoStoreCanKeepInAReasonIsReplaced() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile file = CaseSamples.open(archive, caseFile(HERE));
            archive.caseFiles()
                    .setDeleted(
                            HERE_ONLY,
                            mayUpdate(PRISONER, HERE),
                            file.id(),
                            1,
                            true,
                            "a\0b\uD800c",
                            event(Action.RECORD_DELETED, file.id()));
            assertThat(archive.caseFiles()
                            .versions(HERE_ONLY, file.id())
                            .getLast()
                            .reason())
                    .isEqualTo("a\uFFFDb\uFFFDc");
        }
    }

    @Test
    default void eachFilterFindsWhatItNames() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            LocalDate day = LocalDate.of(2026, 3, 1);
            DocumentId paper = DocumentId.random();
            CaseContents named = new CaseContents(
                    FieldValues.of(Map.of(
                            "full-name", List.of("Trần Thị Ví Dụ"),
                            "offence", List.of("BLHS-173", "BLHS-134"),
                            "nationality", List.of("VN"))),
                    List.of(new CaseEvent(new UUID(1, 1), "reward", FieldValues.of(Map.of("kind", List.of("praise"))))),
                    List.of(
                            new CaseDocument(paper, "judgment", null),
                            new CaseDocument(paper, "decision", new UUID(1, 1))));
            CaseFile first = CaseSamples.open(archive, caseFile(PRISONER, HERE, named, standing("serving")));
            clock.advance(Duration.ofSeconds(1));
            CaseFile second = CaseSamples.open(
                    archive,
                    caseFile(
                            PRISONER,
                            THERE,
                            contents("Nguyễn Văn Ví Dụ"),
                            new Standing("awaiting", List.of("field:birth-date"), "reception", day)));
            clock.advance(Duration.ofSeconds(1));
            CaseFile third = CaseSamples.open(
                    archive,
                    caseFile(
                            EXPULSION,
                            HERE,
                            contents("Lê Văn Ví Dụ"),
                            new Standing("awaiting", List.of(), "exit", day.plusDays(1))));

            CaseFileFilter.Builder where = CaseFileFilter.where();
            assertThat(list(archive, where)).containsExactly(third.id(), second.id(), first.id());
            assertThat(list(archive, CaseFileFilter.where().category(PRISONER)))
                    .containsExactly(second.id(), first.id());
            assertThat(list(archive, CaseFileFilter.where().unit(HERE))).containsExactly(third.id(), first.id());
            assertThat(list(archive, CaseFileFilter.where().status("awaiting")))
                    .containsExactly(third.id(), second.id());
            assertThat(list(archive, CaseFileFilter.where().status("awaiting").category(PRISONER)))
                    .containsExactly(second.id());
            assertThat(list(archive, CaseFileFilter.where().subject(first.subject())))
                    .containsExactly(first.id());
            assertThat(list(archive, CaseFileFilter.where().document(paper))).containsExactly(first.id());
            assertThat(list(archive, CaseFileFilter.where().document(DocumentId.random())))
                    .isEmpty();
            assertThat(list(archive, CaseFileFilter.where().incomplete(true))).containsExactly(second.id());
            assertThat(list(archive, CaseFileFilter.where().dueBefore(day))).isEmpty();
            assertThat(list(archive, CaseFileFilter.where().dueBefore(day.plusDays(1))))
                    .containsExactly(second.id());
            assertThat(list(archive, CaseFileFilter.where().dueBefore(day.plusDays(2))))
                    .containsExactly(third.id(), second.id());
            assertThat(list(archive, CaseFileFilter.where().values(Map.of("nationality", "VN"))))
                    .containsExactly(third.id(), second.id(), first.id());
            assertThat(list(archive, CaseFileFilter.where().values(Map.of("offence", "BLHS-134"))))
                    .containsExactly(first.id());
            assertThat(list(
                            archive,
                            CaseFileFilter.where()
                                    .values(Map.of("full-name", "Trần Thị Ví Dụ", "offence", "BLHS-173"))))
                    .containsExactly(first.id());
            assertThat(list(
                            archive,
                            CaseFileFilter.where()
                                    .values(Map.of("full-name", "Nguyễn Văn Ví Dụ", "offence", "BLHS-173"))))
                    .isEmpty();
            assertThat(list(archive, CaseFileFilter.where().values(Map.of("kind", "praise"))))
                    .isEmpty();
            assertThat(list(archive, CaseFileFilter.where().values(Map.of("full-name", "Trần\" Thị"))))
                    .isEmpty();
            assertThat(list(archive, CaseFileFilter.where().deleted(true))).isEmpty();
            assertThat(archive.caseFiles().list(BOTH, CaseFileFilter.all(), 2))
                    .extracting(CaseFile::id)
                    .containsExactly(third.id(), second.id());
        }
    }

    /** Filters follow what a change makes of a case file. */
    @Test
    default void aChangedCaseFileIsFoundByWhatItIsNow() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            CaseFile file = CaseSamples.open(
                    archive,
                    caseFile(
                            PRISONER,
                            HERE,
                            contents("Nguyễn Văn Ví Dụ"),
                            new Standing("awaiting", List.of("field:x"), "reception", LocalDate.EPOCH)));
            CaseFile newer = CaseSamples.open(archive, caseFile(HERE));
            clock.advance(Duration.ofSeconds(1));
            CaseContents contents = contents("Trần Thị Ví Dụ");
            archive.caseFiles()
                    .change(
                            HERE_ONLY,
                            mayUpdate(PRISONER, HERE),
                            file.id(),
                            1,
                            contents,
                            standing("serving"),
                            HERE,
                            "Lý do",
                            event(Action.RECORD_CHANGED, file.id()));
            assertThat(list(archive, CaseFileFilter.where())).containsExactly(file.id(), newer.id());
            assertThat(list(archive, CaseFileFilter.where().status("serving"))).containsExactly(file.id());
            assertThat(list(archive, CaseFileFilter.where().incomplete(true))).isEmpty();
            assertThat(list(archive, CaseFileFilter.where().dueBefore(LocalDate.MAX.withYear(3000))))
                    .isEmpty();
            assertThat(list(archive, CaseFileFilter.where().values(Map.of("full-name", "Trần Thị Ví Dụ"))))
                    .containsExactly(file.id());
            assertThat(list(
                            archive,
                            CaseFileFilter.where()
                                    .document(file.contents()
                                            .documents()
                                            .getFirst()
                                            .document())))
                    .isEmpty();
            assertThat(list(
                            archive,
                            CaseFileFilter.where()
                                    .document(contents.documents().getFirst().document())))
                    .containsExactly(file.id());
        }
    }

    @Test
    default void aWholeListIsWalkedByItsCursorAlsoThroughEqualTimes() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            List<CaseFile> opened = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                opened.add(CaseSamples.open(archive, caseFile(i % 5 == 4 ? THERE : HERE)));
                clock.advance(i % 7 == 6 ? Duration.ofNanos(1000) : Duration.ZERO);
            }
            List<CaseFile> expected = opened.stream()
                    .filter(file -> file.unit().equals(HERE))
                    .sorted((one, other) -> {
                        int newest = other.changedAt().compareTo(one.changedAt());
                        return newest == 0 ? other.id().compareTo(one.id()) : newest;
                    })
                    .toList();
            for (int size : List.of(1, 2, 3, 7, 30)) {
                List<CaseFile> walked = new ArrayList<>();
                CaseFileFilter.Builder next = CaseFileFilter.where().category(PRISONER);
                List<CaseFile> page = archive.caseFiles().list(HERE_ONLY, next.build(), size);
                while (!page.isEmpty()) {
                    walked.addAll(page);
                    next.after(page.getLast().changedAt(), page.getLast().id());
                    page = archive.caseFiles().list(HERE_ONLY, next.build(), size);
                }
                assertThat(walked).as("pages of %d", size).isEqualTo(expected);
            }
            CaseFileFilter older = CaseFileFilter.where()
                    .after(opened.getLast().changedAt(), null)
                    .build();
            assertThat(archive.caseFiles().list(BOTH, older, 100))
                    .hasSize(21)
                    .allSatisfy(file -> assertThat(file.changedAt())
                            .isBefore(opened.getLast().changedAt()));
        }
    }

    @Test
    default void countsAreByUnitAndCategory() {
        LocalDate today = LocalDate.of(2026, 3, 2);
        try (TestArchive archive = open(new TestClock())) {
            List<Standing> standings = List.of(
                    standing("serving"),
                    new Standing("serving", List.of("field:x", "field:y"), null, null),
                    new Standing("serving", List.of("field:x"), "reception", today.minusDays(1)),
                    new Standing("serving", List.of(), "reception", today));
            standings.forEach(
                    standing -> CaseSamples.open(archive, caseFile(PRISONER, HERE, contents("Ví Dụ"), standing)));
            CaseSamples.open(archive, caseFile(EXPULSION, HERE, contents("Ví Dụ"), standing("awaiting")));
            CaseSamples.open(archive, caseFile(THERE));
            CaseFileCounts prisoners = new CaseFileCounts(HERE, PRISONER, 4, 2, 1);
            CaseFileCounts expelled = new CaseFileCounts(HERE, EXPULSION, 1, 0, 0);
            assertThat(archive.caseFiles().counts(HERE_ONLY, today)).containsExactly(expelled, prisoners);
            assertThat(archive.caseFiles().counts(BOTH, today))
                    .containsExactly(expelled, prisoners, new CaseFileCounts(THERE, PRISONER, 1, 0, 0));
        }
    }

    @Test
    default void aCaseFileOutsideTheScopeIsNotThere() {
        try (TestArchive archive = open(new TestClock())) {
            CaseFile there = CaseSamples.open(archive, caseFile(THERE));
            List<CaseFileFilter> filters = List.of(
                    CaseFileFilter.all(),
                    CaseFileFilter.where().unit(THERE).build(),
                    CaseFileFilter.where().subject(there.subject()).build(),
                    CaseFileFilter.where().values(Map.of("nationality", "VN")).build(),
                    CaseFileFilter.where()
                            .document(there.contents().documents().getFirst().document())
                            .build());
            for (AccessScope scope : List.of(HERE_ONLY, AccessScope.none())) {
                assertThat(archive.caseFiles().find(scope, there.id())).isEmpty();
                assertThat(archive.caseFiles().findAll(scope, List.of(there.id())))
                        .isEmpty();
                assertThat(archive.caseFiles().versions(scope, there.id())).isEmpty();
                assertThat(archive.caseFiles().counts(scope, LocalDate.EPOCH)).isEmpty();
                for (CaseFileFilter filter : filters) {
                    assertThat(archive.caseFiles().list(scope, filter, 10)).isEmpty();
                    assertThat(archive.caseFiles().list(BOTH, filter, 10)).containsExactly(there);
                }
            }
        }
    }

    @Test
    default void manyAreFoundAtOnceWithoutThoseThatCannotBeSeen() {
        try (TestArchive archive = open(new TestClock())) {
            List<CaseFile> here = IntStream.range(0, 3)
                    .mapToObj(i -> CaseSamples.open(archive, caseFile(HERE)))
                    .toList();
            CaseFile there = CaseSamples.open(archive, caseFile(THERE));
            List<CaseFileId> ids = List.of(
                    here.get(2).id(),
                    there.id(),
                    CaseFileId.random(),
                    here.get(0).id());
            assertThat(archive.caseFiles().findAll(HERE_ONLY, ids))
                    .isEqualTo(Map.of(here.get(0).id(), here.get(0), here.get(2).id(), here.get(2)));
            assertThat(archive.caseFiles().findAll(BOTH, ids))
                    .containsOnlyKeys(here.get(0).id(), here.get(2).id(), there.id());
            assertThat(archive.caseFiles().findAll(BOTH, List.of())).isEmpty();
        }
    }

    private static CaseFile move(TestArchive archive, CaseFile file, UnitCode unit) {
        return ((CaseFileChange.Done) changeTo(archive, file, unit)).file();
    }

    private static CaseFileChange changeTo(TestArchive archive, CaseFile file, UnitCode unit) {
        return changeTo(archive, AccessScope.of(file.unit()), file, unit);
    }

    private static CaseFileChange changeTo(TestArchive archive, AccessScope scope, CaseFile file, UnitCode unit) {
        return archive.caseFiles()
                .change(
                        scope,
                        mayUpdate(file.category(), file.unit()),
                        file.id(),
                        file.version(),
                        file.contents(),
                        file.standing(),
                        unit,
                        "Chuyển nơi chấp hành án",
                        event(Action.RECORD_CHANGED, file.id()));
    }

    private static CaseFile setDeleted(TestArchive archive, CaseFile file, boolean deleted) {
        Action action = deleted ? Action.RECORD_DELETED : Action.RECORD_RESTORED;
        CaseFileChange outcome = archive.caseFiles()
                .setDeleted(
                        HERE_ONLY,
                        mayUpdate(PRISONER, HERE),
                        file.id(),
                        file.version(),
                        deleted,
                        "Nhập hai lần",
                        event(action, file.id()));
        return ((CaseFileChange.Done) outcome).file();
    }

    private static List<CaseFileId> list(TestArchive archive, CaseFileFilter.Builder filter) {
        return archive.caseFiles().list(BOTH, filter.build(), 10).stream()
                .map(CaseFile::id)
                .toList();
    }

    /** Newest first. */
    private static List<String> actions(TestArchive archive) {
        return archive.trail().readAll(AuditQuery.newest(100)).stream()
                .map(entry -> entry.action())
                .toList();
    }

    /** Takes all indexing that is owed off the queue. */
    private static List<CaseFileId> owed(TestArchive archive) {
        List<CaseFileId> result = new ArrayList<>();
        for (Optional<Work> work = claim(archive); work.isPresent(); work = claim(archive)) {
            Work claimed = work.get();
            result.add(new CaseFileId(claimed.document().value()));
            archive.queue().done(claimed);
        }
        return result;
    }

    private static Optional<Work> claim(TestArchive archive) {
        return archive.queue().claim(Set.of(WorkKind.INDEX_RECORD), "worker", Duration.ofMinutes(1));
    }
}
