package vn.tangthu.ingest.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.imports.ImportPass;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.reading.TableListener;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.archive.reading.TableShape;
import vn.tangthu.catalogue.RecordCategory;

/** One walk through the rows of a file: checks them, or writes them from where the import stands. */
final class ImportRun implements TableListener {
    private final ImportParts parts;
    private final Import subject;
    private final RecordCategory category;
    private final ImportPass pass;
    private final int portion;
    private final @Nullable SeenRows seen;
    private final List<TableRow> heads = new ArrayList<>();
    private final List<RowDraft> drafts = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable TableShape shape;
    private @Nullable ImportColumns columns;
    private @Nullable ImportFailure failure;
    private int position;
    private boolean stopped;

    /** @param portion rows of one transaction */
    ImportRun(ImportParts parts, Import subject, RecordCategory category, ImportPass pass, int portion) {
        this.parts = parts;
        this.subject = subject;
        this.category = category;
        this.pass = pass;
        this.portion = portion;
        seen = pass == ImportPass.CHECK ? new SeenRows() : null;
        position = pass == ImportPass.CHECK ? 0 : subject.position();
    }

    @Override
    public void started(TableShape found) {
        shape = found;
    }

    @Override
    public boolean rows(List<TableRow> rows) {
        for (TableRow row : rows) {
            if (columns == null) {
                heads.add(row);
                if (heads.size() == 2 && !understand()) {
                    return false;
                }
            } else if (!take(row)) {
                return false;
            }
        }
        return true;
    }

    private boolean understand() {
        TableRow second = heads.size() > 1 ? heads.get(1) : null;
        return switch (ImportColumns.read(parts.catalogue(), category, heads.getFirst(), second)) {
            case ImportColumns.Outcome.Refused(ImportFailure why) -> {
                failure = why;
                yield false;
            }
            case ImportColumns.Outcome.Understood(ImportColumns understood) -> begin(understood);
        };
    }

    private boolean begin(ImportColumns understood) {
        columns = understood;
        if (pass == ImportPass.CHECK && !begun(understood)) {
            stopped = true;
            return false;
        }
        return heads.stream()
                .filter(row -> row.number() > understood.lastHeading())
                .allMatch(this::take);
    }

    private boolean begun(ImportColumns understood) {
        TableShape known = Objects.requireNonNull(shape);
        return parts.runs()
                .checkBegun(
                        subject.id(),
                        new ImportTable(known.format(), known.encoding(), known.otherSheets(), understood.headings()));
    }

    private boolean take(TableRow row) {
        if (row.number() <= position) {
            return true;
        }
        drafts.add(RowDraft.of(row, Objects.requireNonNull(columns)));
        return drafts.size() < portion || step();
    }

    /** All rows came. */
    void end() {
        if (heads.isEmpty()) {
            failure = ImportFailures.empty();
        } else if ((columns != null || understand()) && !drafts.isEmpty()) {
            stopped |= !step();
        }
    }

    private boolean step() {
        UnitTree tree = parts.units().tree();
        Optional<Act> act = parts.now(subject.act(), tree);
        if (act.isEmpty()) {
            failure = ImportFailures.accountEnded();
            return false;
        }
        RowSorter.Sorted sorted = new RowSorter(
                        parts.catalogue(),
                        category,
                        parts.files(),
                        subject.unit(),
                        act.get().actor(),
                        tree,
                        parts.today(),
                        seen)
                .sort(drafts);
        int from = drafts.getFirst().row().number();
        int to = drafts.getLast().row().number();
        boolean kept = pass == ImportPass.CHECK ? checked(sorted, to) : written(sorted, act.get(), from, to);
        position = to;
        drafts.clear();
        stopped = !kept;
        return kept;
    }

    private boolean checked(RowSorter.Sorted sorted, int to) {
        ImportCounts counts =
                new ImportCounts(sorted.goodRows(), sorted.rejected().size(), sorted.same());
        return parts.runs().checked(subject.id(), position, to, counts, sorted.rejected());
    }

    private boolean written(RowSorter.Sorted sorted, Act act, int from, int to) {
        sorted.refusals().forEach(refusal -> deny(act, refusal));
        boolean kept = parts.runs().write(subject.id(), position, to, sorted.rejected(), () -> {
            int opened = 0;
            for (Map.Entry<EntryGrant, List<NewCaseFile>> one : sorted.good().entrySet()) {
                opened += parts.files()
                        .openAll(
                                act.actor().scope(),
                                one.getKey(),
                                one.getValue(),
                                event(act, one.getKey(), one.getValue().size(), from, to));
            }
            return new ImportCounts(opened, 0, sorted.same() + sorted.goodRows() - opened);
        });
        // The index begins with the first rows and not at the end of its pause.
        parts.signal().give();
        return kept;
    }

    private AuditEvent event(Act act, EntryGrant grant, int rows, int from, int to) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("rows", from + "-" + to);
        detail.put("good", Integer.toString(rows));
        detail.put("sha256", subject.file().sha256().hex());
        detail.put("category", grant.category());
        detail.put("unit", grant.unit().value());
        detail.put("clause", grant.clause());
        return new AuditEvent(act, Action.RECORDS_IMPORTED, subject.id().object(), detail);
    }

    /** Once for each reason, not once for each row. */
    private void deny(Act act, EntryDecision.Refused refusal) {
        if (told.add(refusal.code() + " " + refusal.clause())) {
            Map<String, String> detail = new HashMap<>();
            detail.put("reason", refusal.code());
            detail.put("clause", refusal.clause());
            detail.put("category", category.code());
            parts.trail().append(new AuditEvent(act, Action.DENIED, subject.id().object(), detail));
        }
    }

    /** Why the file cannot be imported, or null. */
    @Nullable
    ImportFailure failure() {
        return failure;
    }

    /** Whether somebody stopped the import, or another worker runs it. */
    boolean stopped() {
        return stopped;
    }
}
