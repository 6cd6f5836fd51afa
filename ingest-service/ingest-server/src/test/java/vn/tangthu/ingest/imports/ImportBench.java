package vn.tangthu.ingest.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportChange;
import vn.tangthu.archive.imports.ImportFile;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.imports.NewImport;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.InMemoryObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.reading.TableReader;
import vn.tangthu.archive.web.Csv;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.work.WorkSignal;

/** An archive in memory with the units of the catalogue, an entry officer of a prison, and imports run by hand. */
final class ImportBench {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final UnitCode PRISON = new UnitCode("TG-01");
    static final UnitCode OTHER_PRISON = new UnitCode("TG-02");
    final TestClock clock = new TestClock();
    final InMemoryArchive archive = new InMemoryArchive(clock);
    final ObjectStore store = new InMemoryObjectStore("store");
    final WorkSignal signal = new WorkSignal();
    private final TableReader tables;
    private final Path work;

    ImportBench(TableReader tables, Path work) {
        this.tables = tables;
        this.work = work;
        int unused = archive.units().addMissing(Units.of(CATALOGUE));
        account("officer.example", PRISON);
    }

    void account(String name, UnitCode unit) {
        boolean unused = archive.accounts()
                .create(
                        AccessScope.of(unit),
                        new Account(
                                name,
                                "Cán bộ Ví Dụ",
                                "x",
                                Set.of(Role.ENTRY_OFFICER),
                                unit,
                                false,
                                FailedSignIns.NONE,
                                Instant.EPOCH,
                                false),
                        event("officer.example", PRISON, Action.ACCOUNT_CHANGED));
    }

    void disable(String name, UnitCode unit) {
        boolean unused = archive.accounts()
                .change(
                        AccessScope.of(unit),
                        name,
                        "Cán bộ Ví Dụ",
                        Set.of(Role.ENTRY_OFFICER),
                        unit,
                        true,
                        event(name, unit, Action.ACCOUNT_CHANGED));
    }

    AuditEvent event(String name, UnitCode unit, Action action) {
        Actor actor = new Actor(
                name, Set.of(Role.ENTRY_OFFICER), unit, archive.units().tree().scopeOf(unit));
        return new AuditEvent(
                new Act(actor, new Purpose("execution", null), "web", "request-1"), action, "import:x", Map.of());
    }

    AccessScope scope(UnitCode unit) {
        return archive.units().tree().scopeOf(unit);
    }

    ImportHandler handler(int portion) {
        return handler(archive.importRuns(), archive.caseFiles(), portion);
    }

    ImportHandler handler(ImportRuns runs, CaseFiles files, int portion) {
        ImportParts parts = new ImportParts(
                runs,
                files,
                archive.units(),
                archive.accounts(),
                archive.tokens(),
                archive.auditTrail(),
                CATALOGUE,
                clock,
                signal);
        return new ImportHandler(parts, store, tables, work, portion);
    }

    Import send(String name, byte[] content) {
        return send(name, content, "prisoner", "officer.example", PRISON);
    }

    Import send(String name, byte[] content, String category, String officer, UnitCode unit) {
        Sha256 digest = Sha256.of(content);
        store.put(digest, ContentSource.of(content));
        return archive.imports()
                .add(
                        scope(unit),
                        new NewImport(ImportId.random(), category, unit, new ImportFile(digest, name, content.length)),
                        event(officer, unit, Action.IMPORT_SENT));
    }

    Import send(String csv) {
        return send("ví dụ.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Does all imports that are owed now. */
    void work(ImportHandler handler) {
        for (Optional<Work> next = claim(); next.isPresent(); next = claim()) {
            try {
                handler.handle(next.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            archive.workQueue().done(next.get());
        }
    }

    Optional<Work> claim() {
        return archive.workQueue().claim(Set.of(WorkKind.IMPORT), "a", Duration.ofMinutes(1));
    }

    Import now(Import one) {
        return archive.importRuns().find(one.id()).orElseThrow();
    }

    Import order(Import one, ImportOrder order) {
        return order(one, order, one.act().actor().name(), one.unit());
    }

    Import order(Import one, ImportOrder order, String officer, UnitCode unit) {
        ImportChange change =
                archive.imports().order(scope(unit), one.id(), order, event(officer, unit, Action.IMPORT_ORDERED));
        return switch (change) {
            case ImportChange.Done(Import changed) -> changed;
            case ImportChange.NotFound() -> throw new AssertionError("not found");
            case ImportChange.NotNow(Import current) -> throw new AssertionError("not now: " + current.state());
        };
    }

    /** Sends, checks, confirms and writes. */
    Import imported(String csv) {
        Import one = send(csv);
        work(handler(2000));
        order(one, ImportOrder.CONFIRM);
        work(handler(2000));
        return now(one);
    }

    List<CaseFile> files(UnitCode unit) {
        return archive.caseFiles().list(scope(unit), CaseFileFilter.all(), 100_000);
    }

    List<RejectedRow> rejected(Import one) {
        return archive.imports().rejected(scope(one.unit()), one.id(), now(one).pass(), 0, 100_000);
    }

    byte[] rejectedFile(Import one, TableFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            int unused = new RejectedFile(archive.imports())
                    .write(scope(one.unit()), now(one), format, Locale.of("vi"), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A whole fictional row by field codes. */
    static Map<String, String> row(int number) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("full-name", "Nguyễn Văn Ví Dụ " + number);
        row.put("sex", "Nam");
        row.put("birth-date", "05/06/19" + (50 + number % 50));
        row.put("identity-number", String.format(Locale.ROOT, "001085%06d", number));
        row.put("residence", "Xã Ví Dụ, tỉnh Ví Dụ");
        row.put("judgment-number", number + "/2020/HSST");
        row.put("judgment-date", "12/03/2020");
        row.put("court", "Tòa án nhân dân Ví Dụ");
        row.put("in-force-date", "12/04/2020");
        row.put("decision-number", number + "/2020/QĐ-CA");
        row.put("decision-date", "20/04/2020");
        return row;
    }

    static Map<String, String> with(Map<String, String> row, String field, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.put(field, value == null ? "" : value);
        return changed;
    }

    /** Rows with the same fields, with their codes above. */
    static String csv(List<Map<String, String>> rows) {
        List<String> codes = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        StringBuilder text = new StringBuilder(line(codes));
        rows.forEach(row -> text.append(
                line(codes.stream().map(code -> row.getOrDefault(code, "")).toList())));
        return text.toString();
    }

    /** As people send it: nothing is disarmed. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    static String csv(int from, int to) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            rows.add(row(i));
        }
        return csv(rows);
    }

    static String mark() {
        return Csv.BYTE_ORDER_MARK;
    }
}
