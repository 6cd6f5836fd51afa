package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tangthu.archive.contract.CaseSamples.*;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportChange;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportEnd;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.imports.ImportFile;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportPass;
import vn.tangthu.archive.imports.ImportReason;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.imports.Imports;
import vn.tangthu.archive.imports.NewImport;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.catalogue.Label;

/** Imports: from a file that is sent to rows in the register, step by step. */
public interface ImportsContract {
    /** The ports of imports over a fresh archive. */
    record ImportArchive(TestArchive archive, Imports imports, ImportRuns runs) implements AutoCloseable {
        public ImportArchive with(Imports other, ImportRuns others) {
            return new ImportArchive(archive, other, others);
        }

        @Override
        public void close() {
            archive.close();
        }
    }

    ImportArchive openImports(Clock clock);

    ImportTable TABLE = new ImportTable("csv", "UTF-8", List.of("Khác"), List.of("Họ và tên", "code;\"x\""));
    ImportCounts GOOD = new ImportCounts(2, 0, 0);

    private static NewImport sent(UnitCode unit) {
        return new NewImport(
                ImportId.random(), "prisoner", unit, new ImportFile(digest("file"), "danh sách ví dụ.csv", 1234));
    }

    private static AuditEvent said(Action action) {
        Actor actor = new Actor("entry.example", Set.of(Role.ENTRY_OFFICER, Role.ANALYST), HERE, BOTH);
        return new AuditEvent(
                new Act(actor, new Purpose("execution", "Việc ví dụ"), "web", "request-7"),
                action,
                "import:example",
                Map.of());
    }

    private static Import add(ImportArchive archive, UnitCode unit) {
        return archive.imports().add(AccessScope.of(unit), sent(unit), said(Action.IMPORT_SENT));
    }

    private static Import checked(ImportArchive archive) {
        Import one = add(archive, HERE);
        assertThat(archive.runs().checkBegun(one.id(), TABLE)).isTrue();
        assertThat(archive.runs().checked(one.id(), 0, 4, GOOD, List.of())).isTrue();
        assertThat(archive.runs().checkDone(one.id())).isTrue();
        return one;
    }

    private static Import importing(ImportArchive archive) {
        Import one = checked(archive);
        order(archive, one, ImportOrder.CONFIRM);
        return one;
    }

    private static ImportChange order(ImportArchive archive, Import one, ImportOrder order) {
        return archive.imports().order(HERE_ONLY, one.id(), order, said(Action.IMPORT_ORDERED));
    }

    private static ImportState state(ImportArchive archive, Import one) {
        return archive.runs().find(one.id()).orElseThrow().state();
    }

    private static RejectedRow rejected(int number, String code) {
        return new RejectedRow(
                number,
                List.of("=1+1", "a\nb\t\"{}\\"),
                List.of(
                        new CellFinding(1, "full-name", code, new Label("Sai " + number, "Wrong " + number)),
                        new CellFinding(CellFinding.ROW, "", "row", new Label("Cả dòng", "All of it"))));
    }

    @Test
    default void whatIsSentIsThereWithItsAuditEntryAndItsWork() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            NewImport sent = sent(HERE);
            Import added = archive.imports().add(HERE_ONLY, sent, said(Action.IMPORT_SENT));
            Act act = new Act(
                    new Actor("entry.example", Set.of(Role.ENTRY_OFFICER, Role.ANALYST), HERE, AccessScope.none()),
                    new Purpose("execution", "Việc ví dụ"),
                    "web",
                    "request-7");
            assertThat(added)
                    .isEqualTo(new Import(
                            sent.id(),
                            "prisoner",
                            HERE,
                            sent.file(),
                            ImportState.CHECKING,
                            act,
                            null,
                            null,
                            ImportCounts.NONE,
                            ImportCounts.NONE,
                            0,
                            clock.instant(),
                            0,
                            clock.instant(),
                            clock.instant()));
            assertThat(archive.imports().find(HERE_ONLY, sent.id())).contains(added);
            assertThat(archive.runs().find(sent.id())).contains(added);
            assertThat(archive.archive().queue().depth()).isEqualTo(Map.of(WorkKind.IMPORT, 1L));
            Work work = archive.archive()
                    .queue()
                    .claim(Set.of(WorkKind.IMPORT), "a", Duration.ofMinutes(1))
                    .orElseThrow();
            assertThat(work.document().value()).isEqualTo(sent.id().value());

            clock.advance(Duration.ofSeconds(1));
            assertThat(archive.imports().add(HERE_ONLY, sent, said(Action.IMPORT_SENT)))
                    .isEqualTo(added);
            assertThat(archive.archive().trail().readAll(AuditQuery.newest(10))).hasSize(1);
        }
    }

    @Test
    default void whatIsOutsideTheScopeIsNotThere() {
        try (ImportArchive archive = openImports(new TestClock())) {
            Import there = add(archive, THERE);
            assertThat(archive.runs().checkBegun(there.id(), TABLE)).isTrue();
            archive.runs().checked(there.id(), 0, 3, new ImportCounts(0, 1, 0), List.of(rejected(3, "bad")));
            assertThat(archive.imports().find(HERE_ONLY, there.id())).isEmpty();
            assertThat(archive.imports().list(HERE_ONLY, null, 10)).isEmpty();
            assertThat(archive.imports().reasons(HERE_ONLY, there.id(), ImportPass.CHECK))
                    .isEmpty();
            assertThat(archive.imports().rejected(HERE_ONLY, there.id(), ImportPass.CHECK, 0, 10))
                    .isEmpty();
            assertThat(order(archive, there, ImportOrder.CANCEL)).isEqualTo(new ImportChange.NotFound());
            assertThat(state(archive, there)).isEqualTo(ImportState.CHECKING);
            NewImport foreign = new NewImport(there.id(), "prisoner", HERE, there.file());
            assertThatThrownBy(() -> archive.imports().add(HERE_ONLY, foreign, said(Action.IMPORT_SENT)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> archive.imports().add(HERE_ONLY, sent(THERE), said(Action.IMPORT_SENT)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(archive.imports().find(BOTH, there.id())).isPresent();
        }
    }

    @Test
    default void listsAreNewestFirstAndGoOn() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            for (int i = 0; i < 5; i++) {
                add(archive, HERE);
                clock.advance(Duration.ofSeconds(i % 2));
            }
            List<Import> all = archive.imports().list(BOTH, null, 10);
            assertThat(all).hasSize(5);
            assertThat(all.stream().map(Import::sentAt)).isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(archive.imports().list(BOTH, null, 2)).isEqualTo(all.subList(0, 2));
            assertThat(archive.imports().list(BOTH, all.get(1), 10)).isEqualTo(all.subList(2, 5));
            assertThat(archive.imports().list(BOTH, all.get(4), 10)).isEmpty();
        }
    }

    @Test
    default void aCheckGoesStepByStepAndAnewAfterACrash() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            Import one = add(archive, HERE);
            clock.advance(Duration.ofSeconds(3));
            assertThat(archive.runs().checkBegun(one.id(), TABLE)).isTrue();
            ImportCounts counts = new ImportCounts(5, 1, 2);
            assertThat(archive.runs().checked(one.id(), 0, 10, counts, List.of(rejected(7, "bad"))))
                    .isTrue();
            assertThat(archive.runs().checked(one.id(), 0, 10, counts, List.of(rejected(7, "bad"))))
                    .as("not twice")
                    .isFalse();
            assertThat(archive.runs().checked(one.id(), 10, 12, GOOD, List.of()))
                    .isTrue();
            Import now = archive.runs().find(one.id()).orElseThrow();
            assertThat(now.table()).isEqualTo(TABLE);
            assertThat(now.checked()).isEqualTo(new ImportCounts(7, 1, 2));
            assertThat(now.position()).isEqualTo(12);
            assertThat(now.done()).isEqualTo(10);
            assertThat(now.runSince()).isEqualTo(clock.instant());
            assertThat(now.pass()).isEqualTo(ImportPass.CHECK);

            assertThat(archive.runs().checkBegun(one.id(), TABLE)).isTrue();
            assertThat(archive.runs().find(one.id()).orElseThrow().checked()).isEqualTo(ImportCounts.NONE);
            assertThat(archive.imports().rejected(HERE_ONLY, one.id(), ImportPass.CHECK, 0, 10))
                    .isEmpty();
            assertThat(archive.imports().reasons(HERE_ONLY, one.id(), ImportPass.CHECK))
                    .isEmpty();
            assertThat(archive.runs().checked(one.id(), 0, 10, counts, List.of(rejected(7, "bad"))))
                    .isTrue();
            assertThat(archive.runs().checkDone(one.id())).isTrue();
            assertThat(state(archive, one)).isEqualTo(ImportState.CHECKED);
            assertThat(archive.runs().checkBegun(one.id(), TABLE)).isFalse();
            assertThat(archive.runs().checked(one.id(), 10, 12, GOOD, List.of()))
                    .isFalse();
            assertThat(archive.runs().checkDone(one.id())).isFalse();
            assertThat(archive.runs().write(one.id(), 0, 12, List.of(), () -> GOOD))
                    .isFalse();
            assertThat(archive.imports().rejected(HERE_ONLY, one.id(), ImportPass.CHECK, 0, 10))
                    .containsExactly(rejected(7, "bad"));
        }
    }

    @Test
    default void ordersGoFromStateToStateAndAreAudited() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            Map<ImportState, Function<ImportArchive, Import>> ways = Map.of(
                    ImportState.CHECKING, a -> add(a, HERE),
                    ImportState.CHECKED, a -> checked(a),
                    ImportState.IMPORTING, a -> importing(a),
                    ImportState.PAUSED, a -> ordered(a, importing(a), ImportOrder.PAUSE),
                    ImportState.CANCELLED, a -> ordered(a, importing(a), ImportOrder.CANCEL),
                    ImportState.DONE,
                            a -> {
                                Import one = importing(a);
                                assertThat(a.runs().done(one.id(), said(Action.IMPORT_ENDED)))
                                        .isTrue();
                                return one;
                            });
            ways.forEach((state, way) -> {
                for (ImportOrder order : ImportOrder.values()) {
                    Import one = way.apply(archive);
                    assertThat(state(archive, one)).isEqualTo(state);
                    int before = archive.archive()
                            .trail()
                            .readAll(AuditQuery.newest(1000))
                            .size();
                    ImportChange change = order(archive, one, order);
                    Optional<ImportState> next = order.next(state);
                    Import now = archive.runs().find(one.id()).orElseThrow();
                    assertThat(now.state()).as("%s in %s", order, state).isEqualTo(next.orElse(state));
                    assertThat(change)
                            .isEqualTo(next.isPresent() ? new ImportChange.Done(now) : new ImportChange.NotNow(now));
                    assertThat(archive.archive().trail().readAll(AuditQuery.newest(1000)))
                            .hasSize(next.isPresent() ? before + 1 : before);
                }
            });
        }
    }

    private static Import ordered(ImportArchive archive, Import one, ImportOrder order) {
        assertThat(order(archive, one, order)).isInstanceOf(ImportChange.Done.class);
        return one;
    }

    @Test
    default void whoeverGivesTheOrderToWriteIsWhoWrites() {
        try (ImportArchive archive = openImports(new TestClock())) {
            Import one = checked(archive);
            Actor other = new Actor("other.example", Set.of(Role.ENTRY_OFFICER), THERE, BOTH);
            archive.imports()
                    .order(
                            HERE_ONLY,
                            one.id(),
                            ImportOrder.CONFIRM,
                            new AuditEvent(
                                    new Act(other, null, "api", "request-8"),
                                    Action.IMPORT_ORDERED,
                                    "import:example",
                                    Map.of()));
            Act act = archive.runs().find(one.id()).orElseThrow().act();
            assertThat(act.actor().name()).isEqualTo("other.example");
            assertThat(act.actor().unit()).isEqualTo(THERE);
            assertThat(act.actor().scope()).isEqualTo(AccessScope.none());
            assertThat(act.purpose()).isNull();
            order(archive, one, ImportOrder.PAUSE);
            assertThat(archive.runs().find(one.id()).orElseThrow().act()).isEqualTo(act);
        }
    }

    @Test
    default void confirmingAndResumingAskForWork() {
        try (ImportArchive archive = openImports(new TestClock())) {
            Import one = checked(archive);
            takeWork(archive);
            order(archive, one, ImportOrder.CONFIRM);
            takeWork(archive);
            order(archive, one, ImportOrder.PAUSE);
            assertThat(archive.archive().queue().depth()).isEmpty();
            order(archive, one, ImportOrder.RESUME);
            takeWork(archive);
        }
    }

    private static void takeWork(ImportArchive archive) {
        Work work = archive.archive()
                .queue()
                .claim(Set.of(WorkKind.IMPORT), "a", Duration.ofMinutes(1))
                .orElseThrow();
        archive.archive().queue().done(work);
        assertThat(archive.archive().queue().depth()).isEmpty();
    }

    private static ImportCounts open(ImportArchive archive, List<NewCaseFile> files) {
        int opened = archive.archive()
                .caseFiles()
                .openAll(HERE_ONLY, mayEnter(PRISONER, HERE), files, said(Action.RECORDS_IMPORTED));
        return new ImportCounts(opened, 0, files.size() - opened);
    }

    @Test
    default void rowsAreWrittenStepByStepAndNoneTwice() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            Import one = importing(archive);
            Instant began = clock.instant();
            clock.advance(Duration.ofSeconds(2));
            List<NewCaseFile> files = List.of(caseFile(HERE), caseFile(HERE));
            assertThat(archive.runs().write(one.id(), 0, 3, List.of(rejected(3, "bad")), () -> open(archive, files)))
                    .isTrue();
            assertThat(archive.runs().write(one.id(), 0, 3, List.of(rejected(3, "bad")), () -> open(archive, files)))
                    .as("not twice")
                    .isFalse();
            assertThat(archive.runs().write(one.id(), 3, 5, List.of(), () -> open(archive, files)))
                    .isTrue();
            Import now = archive.runs().find(one.id()).orElseThrow();
            assertThat(now.written()).isEqualTo(new ImportCounts(2, 1, 2));
            assertThat(now.position()).isEqualTo(5);
            assertThat(now.checked()).isEqualTo(GOOD);
            assertThat(now.runSince()).isEqualTo(began);
            assertThat(now.pass()).isEqualTo(ImportPass.WRITE);
            assertThat(archive.archive().caseFiles().list(HERE_ONLY, CaseFileFilter.all(), 10))
                    .hasSize(2);
            order(archive, one, ImportOrder.PAUSE);
            assertThat(archive.runs().write(one.id(), 5, 6, List.of(), () -> open(archive, List.of(caseFile(HERE)))))
                    .as("stopped")
                    .isFalse();
            assertThat(archive.runs().done(one.id(), said(Action.IMPORT_ENDED))).isFalse();
            clock.advance(Duration.ofSeconds(2));
            order(archive, one, ImportOrder.RESUME);
            Import resumed = archive.runs().find(one.id()).orElseThrow();
            assertThat(resumed.position()).isEqualTo(5);
            assertThat(resumed.runFrom()).isEqualTo(5);
            assertThat(resumed.runSince()).isEqualTo(clock.instant());
            assertThat(archive.runs().write(one.id(), 5, 6, List.of(), () -> open(archive, List.of(caseFile(HERE)))))
                    .isTrue();
            assertThat(archive.runs().done(one.id(), said(Action.IMPORT_ENDED))).isTrue();
            assertThat(state(archive, one)).isEqualTo(ImportState.DONE);
            assertThat(archive.archive().caseFiles().list(HERE_ONLY, CaseFileFilter.all(), 10))
                    .hasSize(3);
            assertThat(archive.imports().rejected(HERE_ONLY, one.id(), ImportPass.WRITE, 0, 10))
                    .containsExactly(rejected(3, "bad"));
        }
    }

    @Test
    default void reasonsAreCountedAndRowsComeBackInOrder() {
        try (ImportArchive archive = openImports(new TestClock())) {
            Import one = add(archive, HERE);
            archive.runs().checkBegun(one.id(), TABLE);
            List<RejectedRow> first = IntStream.rangeClosed(3, 6)
                    .mapToObj(i -> rejected(i, "bad-value"))
                    .toList();
            List<RejectedRow> second = IntStream.rangeClosed(7, 9)
                    .mapToObj(i -> rejected(i, i == 9 ? "other" : "bad-value"))
                    .toList();
            archive.runs().checked(one.id(), 0, 6, new ImportCounts(0, 4, 0), first);
            archive.runs().checked(one.id(), 6, 9, new ImportCounts(0, 3, 0), second);
            List<ImportReason> reasons = archive.imports().reasons(HERE_ONLY, one.id(), ImportPass.CHECK);
            CellFinding whole = first.getFirst().findings().get(1);
            assertThat(reasons)
                    .containsExactly(
                            new ImportReason(whole, 7, List.of(3, 4, 5, 6, 7)),
                            new ImportReason(first.getFirst().findings().getFirst(), 6, List.of(3, 4, 5, 6, 7)),
                            new ImportReason(second.getLast().findings().getFirst(), 1, List.of(9)));
            assertThat(archive.imports().reasons(HERE_ONLY, one.id(), ImportPass.WRITE))
                    .isEmpty();
            assertThat(archive.imports().rejected(HERE_ONLY, one.id(), ImportPass.CHECK, 4, 3))
                    .containsExactly(first.get(2), first.get(3), second.getFirst());
            assertThat(archive.imports().rejected(HERE_ONLY, one.id(), ImportPass.WRITE, 0, 3))
                    .isEmpty();
        }
    }

    @Test
    default void aFailureEndsItWithItsReasons() {
        try (ImportArchive archive = openImports(new TestClock())) {
            Import one = add(archive, HERE);
            ImportFailure failure = new ImportFailure(
                    "unknown-columns", List.of(new Label("Cột B lạ", "Column B is unknown"), new Label("x", "y")));
            assertThat(archive.runs().failed(one.id(), failure, said(Action.IMPORT_ENDED)))
                    .isTrue();
            Import now = archive.runs().find(one.id()).orElseThrow();
            assertThat(now.state()).isEqualTo(ImportState.FAILED);
            assertThat(now.failure()).isEqualTo(failure);
            assertThat(archive.runs().failed(one.id(), failure, said(Action.IMPORT_ENDED)))
                    .isFalse();
            assertThat(archive.archive().trail().readAll(AuditQuery.newest(10))).hasSize(2);
            assertThat(order(archive, one, ImportOrder.CANCEL)).isEqualTo(new ImportChange.NotNow(now));
        }
    }

    @Test
    default void importsThatNobodyComesBackToAreEndedAndForgottenAsOthers() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            Import checking = add(archive, HERE);
            Import running = importing(archive);
            Import paused = importing(archive);
            order(archive, paused, ImportOrder.PAUSE);
            Import waiting = add(archive, HERE);
            archive.runs().checkBegun(waiting.id(), TABLE);
            archive.runs().checked(waiting.id(), 0, 3, new ImportCounts(0, 1, 0), List.of(rejected(3, "bad")));
            archive.runs().checkDone(waiting.id());
            clock.advance(Duration.ofDays(5));
            Import late = checked(archive);
            clock.advance(Duration.ofDays(5));
            int entries =
                    archive.archive().trail().readAll(AuditQuery.newest(100)).size();
            assertThat(archive.runs().endIdle(Duration.ofDays(11), ImportEnd::idle))
                    .isZero();
            assertThat(archive.runs().endIdle(Duration.ofDays(9), ImportEnd::idle))
                    .isEqualTo(2);
            assertThat(archive.runs().endIdle(Duration.ofDays(9), ImportEnd::idle))
                    .isZero();
            assertThat(List.of(waiting, paused, late, running, checking))
                    .extracting(one -> state(archive, one))
                    .containsExactly(
                            ImportState.CANCELLED,
                            ImportState.CANCELLED,
                            ImportState.CHECKED,
                            ImportState.IMPORTING,
                            ImportState.CHECKING);
            assertThat(archive.archive().trail().readAll(AuditQuery.newest(100)))
                    .hasSize(entries + 2)
                    .filteredOn(entry -> entry.action().equals(Action.IMPORT_ENDED.code()))
                    .extracting(
                            AuditEntry::actor,
                            AuditEntry::object,
                            entry -> entry.detail().get("reason"))
                    .containsExactlyInAnyOrder(
                            tuple("system", waiting.id().object(), "idle"),
                            tuple("system", paused.id().object(), "idle"));
            Import ended = archive.runs().find(waiting.id()).orElseThrow();
            assertThat(ended.checked()).isEqualTo(new ImportCounts(0, 1, 0));
            assertThat(ended.table()).isEqualTo(TABLE);
            assertThat(ended.position()).isEqualTo(3);
            assertThat(ended.changedAt()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MICROS));
            assertThat(archive.runs().forgetRejected(Duration.ofDays(9))).isZero();
            clock.advance(Duration.ofDays(10));
            assertThat(archive.runs().forgetRejected(Duration.ofDays(9))).isEqualTo(1);
        }
    }

    @Test
    default void rowsThatCameBackAreForgottenInTheEnd() {
        TestClock clock = new TestClock();
        try (ImportArchive archive = openImports(clock)) {
            Import ended = add(archive, HERE);
            archive.runs().checkBegun(ended.id(), TABLE);
            archive.runs().checked(ended.id(), 0, 3, new ImportCounts(0, 1, 0), List.of(rejected(3, "bad")));
            order(archive, ended, ImportOrder.CANCEL);
            Import open = add(archive, HERE);
            archive.runs().checkBegun(open.id(), TABLE);
            archive.runs().checked(open.id(), 0, 3, new ImportCounts(0, 1, 0), List.of(rejected(3, "bad")));
            clock.advance(Duration.ofDays(10));
            assertThat(archive.runs().forgetRejected(Duration.ofDays(11))).isZero();
            assertThat(archive.runs().forgetRejected(Duration.ofDays(9))).isEqualTo(1);
            assertThat(archive.imports().rejected(HERE_ONLY, ended.id(), ImportPass.CHECK, 0, 9))
                    .isEmpty();
            assertThat(archive.imports().reasons(HERE_ONLY, ended.id(), ImportPass.CHECK))
                    .hasSize(2);
            assertThat(archive.imports().rejected(HERE_ONLY, open.id(), ImportPass.CHECK, 0, 9))
                    .hasSize(1);
        }
    }
}
