package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportChange;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportFailure;
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
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;

final class InMemoryImports implements Imports, ImportRuns {
    private final Object lock;
    private final AuditTrail trail;
    private final WorkQueue queue;
    private final Clock clock;
    private final Map<ImportId, Row> rows = new LinkedHashMap<>();

    InMemoryImports(Object lock, AuditTrail trail, WorkQueue queue, Clock clock) {
        this.lock = lock;
        this.trail = trail;
        this.queue = queue;
        this.clock = clock;
    }

    /** An import with what came back of it. */
    private static final class Row {
        private final Map<ImportPass, TreeMap<Integer, RejectedRow>> rejected = new EnumMap<>(ImportPass.class);
        private final Map<ImportPass, Map<String, ImportReason>> reasons = new EnumMap<>(ImportPass.class);
        private Import value;

        Row(Import value) {
            this.value = value;
        }

        void clear(ImportPass pass) {
            rejected.remove(pass);
            reasons.remove(pass);
        }

        void add(ImportPass pass, List<RejectedRow> more) {
            for (RejectedRow row : more) {
                rejected.computeIfAbsent(pass, key -> new TreeMap<>()).put(row.number(), row);
                Map<String, ImportReason> counted = reasons.computeIfAbsent(pass, key -> new LinkedHashMap<>());
                row.findings().stream().map(ImportReason::kind).distinct().forEach(kind -> {
                    CellFinding first = row.findings().stream()
                            .filter(finding -> ImportReason.kind(finding).equals(kind))
                            .findFirst()
                            .orElseThrow();
                    counted.merge(
                            kind, new ImportReason(first, 1, List.of(row.number())), (old, one) -> together(old, one));
                });
            }
        }

        private static ImportReason together(ImportReason old, ImportReason one) {
            List<Integer> examples = new ArrayList<>(old.examples());
            if (examples.size() < ImportReason.EXAMPLES) {
                examples.addAll(one.examples());
            }
            return new ImportReason(old.finding(), old.rows() + one.rows(), examples);
        }
    }

    @Override
    public Import add(AccessScope scope, NewImport file, AuditEvent event) {
        if (!scope.allows(file.unit())) {
            throw new IllegalArgumentException("The unit lies outside the scope");
        }
        synchronized (lock) {
            if (!rows.containsKey(file.id())) {
                Instant now = now();
                rows.put(
                        file.id(),
                        new Row(new Import(
                                file.id(),
                                file.category(),
                                file.unit(),
                                file.file(),
                                ImportState.CHECKING,
                                withoutScope(event.act()),
                                null,
                                null,
                                ImportCounts.NONE,
                                ImportCounts.NONE,
                                0,
                                now,
                                0,
                                now,
                                now)));
                ask(file.id());
                trail.append(event);
            }
            return find(scope, file.id()).orElseThrow(() -> new IllegalArgumentException("The id is taken"));
        }
    }

    static Act withoutScope(Act act) {
        Actor actor = act.actor();
        return new Act(
                new Actor(actor.name(), actor.roles(), actor.unit(), AccessScope.none()),
                act.purpose(),
                act.channel(),
                act.request());
    }

    private void ask(ImportId id) {
        queue.add(WorkKind.IMPORT, new DocumentId(id.value()), now());
    }

    @Override
    public Optional<Import> find(AccessScope scope, ImportId id) {
        return find(id).filter(one -> scope.allows(one.unit()));
    }

    @Override
    public Optional<Import> find(ImportId id) {
        synchronized (lock) {
            return Optional.ofNullable(rows.get(id)).map(row -> row.value);
        }
    }

    @Override
    public List<Import> list(AccessScope scope, @Nullable Import after, int limit) {
        Comparator<Import> newest =
                Comparator.comparing(Import::sentAt).thenComparing(Import::id).reversed();
        synchronized (lock) {
            return rows.values().stream()
                    .map(row -> row.value)
                    .filter(one -> scope.allows(one.unit()))
                    .filter(one -> after == null || newest.compare(one, after) > 0)
                    .sorted(newest)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public ImportChange order(AccessScope scope, ImportId id, ImportOrder order, AuditEvent event) {
        synchronized (lock) {
            Optional<Import> found = find(scope, id);
            if (found.isEmpty()) {
                return new ImportChange.NotFound();
            }
            Import now = found.get();
            Optional<ImportState> next = order.next(now.state());
            if (next.isEmpty()) {
                return new ImportChange.NotNow(now);
            }
            boolean runs = next.get() == ImportState.IMPORTING;
            Act act = runs ? withoutScope(event.act()) : now.act();
            int position = order == ImportOrder.CONFIRM ? 0 : now.position();
            Import changed = new Import(
                    id,
                    now.category(),
                    now.unit(),
                    now.file(),
                    next.get(),
                    act,
                    now.table(),
                    now.failure(),
                    now.checked(),
                    now.written(),
                    position,
                    runs ? now() : now.runSince(),
                    runs ? now.written().rows() : now.runFrom(),
                    now.sentAt(),
                    now());
            Objects.requireNonNull(rows.get(id)).value = changed;
            if (runs) {
                ask(id);
            }
            trail.append(event);
            return new ImportChange.Done(changed);
        }
    }

    @Override
    public List<ImportReason> reasons(AccessScope scope, ImportId id, ImportPass pass) {
        synchronized (lock) {
            return find(scope, id)
                    .map(one -> Objects.requireNonNull(rows.get(id)).reasons.getOrDefault(pass, Map.of()))
                    .orElse(Map.of())
                    .values()
                    .stream()
                    .sorted(Comparator.comparingInt(ImportReason::rows)
                            .reversed()
                            .thenComparingInt(reason -> reason.examples().getFirst())
                            .thenComparingInt(reason -> reason.finding().column())
                            .thenComparing(reason -> reason.finding().code())
                            .thenComparing(reason -> ImportReason.kind(reason.finding())))
                    .toList();
        }
    }

    @Override
    public List<RejectedRow> rejected(AccessScope scope, ImportId id, ImportPass pass, int after, int limit) {
        synchronized (lock) {
            return find(scope, id)
                    .map(one -> Objects.requireNonNull(rows.get(id)).rejected.getOrDefault(pass, new TreeMap<>()))
                    .orElseGet(TreeMap::new)
                    .tailMap(after, false)
                    .values()
                    .stream()
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean checkBegun(ImportId id, ImportTable table) {
        return change(id, one -> one.state() == ImportState.CHECKING, row -> {
            row.clear(ImportPass.CHECK);
            Import one = row.value;
            return with(one, one.state(), table, ImportCounts.NONE, ImportCounts.NONE, 0);
        });
    }

    @Override
    public boolean checked(ImportId id, int from, int to, ImportCounts counts, List<RejectedRow> rejected) {
        return change(id, one -> one.state() == ImportState.CHECKING && one.position() == from, row -> {
            row.add(ImportPass.CHECK, rejected);
            Import one = row.value;
            return with(one, one.state(), one.table(), one.checked().plus(counts), one.written(), to);
        });
    }

    @Override
    public boolean checkDone(ImportId id) {
        return change(
                id,
                one -> one.state() == ImportState.CHECKING,
                row -> with(
                        row.value,
                        ImportState.CHECKED,
                        row.value.table(),
                        row.value.checked(),
                        row.value.written(),
                        row.value.position()));
    }

    @Override
    public boolean write(ImportId id, int from, int to, List<RejectedRow> rejected, Supplier<ImportCounts> write) {
        return change(id, one -> one.state() == ImportState.IMPORTING && one.position() == from, row -> {
            ImportCounts counts = write.get().plus(new ImportCounts(0, rejected.size(), 0));
            row.add(ImportPass.WRITE, rejected);
            Import one = row.value;
            return with(
                    one, one.state(), one.table(), one.checked(), one.written().plus(counts), to);
        });
    }

    @Override
    public boolean done(ImportId id, AuditEvent event) {
        synchronized (lock) {
            boolean ended = change(
                    id,
                    one -> one.state() == ImportState.IMPORTING,
                    row -> with(
                            row.value,
                            ImportState.DONE,
                            row.value.table(),
                            row.value.checked(),
                            row.value.written(),
                            row.value.position()));
            if (ended) {
                trail.append(event);
            }
            return ended;
        }
    }

    @Override
    public boolean failed(ImportId id, ImportFailure failure, AuditEvent event) {
        synchronized (lock) {
            boolean ended = change(id, one -> !one.state().ended(), row -> {
                Import one = row.value;
                return new Import(
                        one.id(),
                        one.category(),
                        one.unit(),
                        one.file(),
                        ImportState.FAILED,
                        one.act(),
                        one.table(),
                        failure,
                        one.checked(),
                        one.written(),
                        one.position(),
                        one.runSince(),
                        one.runFrom(),
                        one.sentAt(),
                        now());
            });
            if (ended) {
                trail.append(event);
            }
            return ended;
        }
    }

    @Override
    public int endIdle(Duration age, Function<Import, AuditEvent> event) {
        synchronized (lock) {
            Instant before = now().minus(age);
            int ended = 0;
            for (Row row : rows.values()) {
                Import one = row.value;
                if (one.state().waits() && one.changedAt().isBefore(before)) {
                    row.value =
                            with(one, ImportState.CANCELLED, one.table(), one.checked(), one.written(), one.position());
                    trail.append(event.apply(one));
                    ended++;
                }
            }
            return ended;
        }
    }

    @Override
    public long forgetRejected(Duration age) {
        synchronized (lock) {
            Instant before = now().minus(age);
            long forgotten = 0;
            for (Row row : rows.values()) {
                if (row.value.state().ended() && row.value.changedAt().isBefore(before)) {
                    forgotten +=
                            row.rejected.values().stream().mapToLong(Map::size).sum();
                    row.rejected.clear();
                }
            }
            return forgotten;
        }
    }

    /** What a step makes of an import. */
    private interface Step {
        Import apply(Row row);
    }

    private boolean change(ImportId id, Predicate<Import> allowed, Step step) {
        synchronized (lock) {
            Row row = rows.get(id);
            if (row == null || !allowed.test(row.value)) {
                return false;
            }
            row.value = step.apply(row);
            return true;
        }
    }

    private Import with(
            Import one,
            ImportState state,
            @Nullable ImportTable table,
            ImportCounts checked,
            ImportCounts written,
            int position) {
        boolean begins = position == 0 && state == ImportState.CHECKING;
        return new Import(
                one.id(),
                one.category(),
                one.unit(),
                one.file(),
                state,
                one.act(),
                table,
                one.failure(),
                checked,
                written,
                position,
                begins ? now() : one.runSince(),
                begins ? 0 : one.runFrom(),
                one.sentAt(),
                now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
