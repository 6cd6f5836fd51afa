package vn.tangthu.ingest.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.EntryAuthority;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportChange;
import vn.tangthu.archive.imports.ImportFile;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportReason;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.imports.Imports;
import vn.tangthu.archive.imports.NewImport;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.imports.ImportTemplate;
import vn.tangthu.ingest.intake.FileName;
import vn.tangthu.ingest.work.WorkSignal;

/** What people do with imports, whether by page or by API; each act leaves its audit entry. */
@Component
class ImportDesk {
    private static final int SAMPLE = 20;
    private final Imports imports;
    private final ObjectStore store;
    private final Catalogue catalogue;
    private final Units units;
    private final AuditTrail audit;
    private final WorkSignal signal;
    private final Clock clock;
    private final EntryAuthority authority;

    ImportDesk(
            Imports imports,
            ObjectStore store,
            Catalogue catalogue,
            Units units,
            AuditTrail audit,
            WorkSignal signal,
            Clock clock) {
        this.imports = imports;
        this.store = store;
        this.catalogue = catalogue;
        this.units = units;
        this.audit = audit;
        this.signal = signal;
        this.clock = clock;
        authority = new EntryAuthority(catalogue);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE);
    }

    /** The categories that somebody's unit may enter today. */
    List<RecordCategory> categories(Act act) {
        UnitTree tree = units.tree();
        return catalogue.recordCategories().stream()
                .filter(category ->
                        decide(act, tree, act.actor().unit(), category.code()) instanceof EntryDecision.Granted)
                .toList();
    }

    private EntryDecision decide(Act act, UnitTree tree, UnitCode keeper, String category) {
        return authority.decide(tree, act.actor(), keeper, category, Authority.Right.ENTER, today());
    }

    private ApiProblem refused(Act act, String object, String category, EntryDecision.Refused why) {
        audit.append(new AuditEvent(
                act,
                Action.DENIED,
                object,
                Map.of("reason", why.code(), "clause", why.clause(), "category", category)));
        return new ApiProblem(
                        HttpStatus.FORBIDDEN,
                        why.code(),
                        why.why().vi(),
                        why.why().en())
                .with("clause", why.clause());
    }

    /** Why somebody may not have the rows of an import written, which is done in the name of whoever orders it. */
    Optional<EntryDecision.Refused> mayNotWrite(Act act, Import one) {
        return decide(act, units.tree(), one.unit(), one.category()) instanceof EntryDecision.Refused why
                ? Optional.of(why)
                : Optional.empty();
    }

    /** Object first: the file has two verified copies before anybody hears of the import. */
    Import send(Act act, MultipartFile file, @Nullable String category) throws IOException {
        RecordCategory known = category(category);
        if (decide(act, units.tree(), act.actor().unit(), known.code()) instanceof EntryDecision.Refused refused) {
            throw refused(act, "imports", known.code(), refused);
        }
        if (file.getSize() == 0) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "empty-file",
                    "Tệp rỗng (0 byte). Hãy điền vào tệp mẫu rồi gửi lại.",
                    "The file is empty (0 bytes). Fill in the template and send it again.");
        }
        Sha256 digest;
        try (InputStream in = file.getInputStream()) {
            digest = Sha256.of(in);
        }
        PutOutcome stored = store.put(digest, Uploads.content(file));
        if (!stored.complete()) {
            audit.append(new AuditEvent(act, Action.UPLOAD_REFUSED, null, Map.of("reason", "NOT_STORED")));
            throw new ApiProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "storage-unavailable",
                    "Chưa ghi được đủ hai bản của tệp, tệp chưa được nhận. Hãy thử lại sau hoặc báo cán bộ chuyên trách.",
                    "Two copies of the file could not be made; it was not taken in. Try again later, or tell the custodian.");
        }
        String name = file.getOriginalFilename();
        NewImport sent = new NewImport(
                ImportId.random(),
                known.code(),
                act.actor().unit(),
                new ImportFile(digest, FileName.clean(name == null ? "" : name), file.getSize()));
        Import added = imports.add(act.actor().scope(), sent, sent(act, sent));
        signal.give();
        return added;
    }

    private static AuditEvent sent(Act act, NewImport file) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("sha256", file.file().sha256().hex());
        detail.put("size", Long.toString(file.file().size()));
        detail.put("category", file.category());
        return new AuditEvent(act, Action.IMPORT_SENT, file.id().object(), detail);
    }

    RecordCategory category(@Nullable String code) {
        return catalogue
                .category(code == null ? "" : code)
                .filter(RecordCategory::hasRecords)
                .orElseThrow(() -> new ApiProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "category-unknown",
                        "Không có loại hồ sơ này; hãy chọn một loại trong danh mục.",
                        "There is no such category of records; choose one of the list."));
    }

    ImportTemplate template(@Nullable String category, Locale locale) {
        return new ImportTemplate(catalogue, category(category), locale, today());
    }

    List<Import> list(Act act, @Nullable String after, int limit) {
        return imports.list(act.actor().scope(), after == null ? null : find(act, after), limit);
    }

    /** Without an entry in the trail: for pages that look again and again, and for what leaves its own. */
    Import find(Act act, String id) {
        return ImportId.parse(id)
                .flatMap(known -> imports.find(act.actor().scope(), known))
                .orElseThrow(() -> notFound(act, id));
    }

    Import look(Act act, String id) {
        Import found = find(act, id);
        audit.append(new AuditEvent(act, Action.VIEWED, found.id().object(), Map.of()));
        return found;
    }

    private ApiProblem notFound(Act act, String id) {
        ImportId.parse(id)
                .ifPresent(known -> audit.append(
                        new AuditEvent(act, Action.DENIED, known.object(), Map.of("reason", "not-in-scope"))));
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "import-not-found",
                "Không có lần nhập này trong phạm vi của bạn.",
                "There is no such import within your scope.");
    }

    List<ImportReason> reasons(Act act, Import one) {
        return imports.reasons(act.actor().scope(), one.id(), one.pass());
    }

    List<RejectedRow> sample(Act act, Import one) {
        return imports.rejected(act.actor().scope(), one.id(), one.pass(), 0, SAMPLE);
    }

    Import order(Act act, String id, ImportOrder order) {
        Import now = find(act, id);
        if (order.writes()) {
            mayNotWrite(act, now).ifPresent(why -> {
                throw refused(act, now.id().object(), now.category(), why);
            });
        }
        if (order == ImportOrder.CONFIRM && now.checked().good() == 0 && now.state() == ImportState.CHECKED) {
            throw new ApiProblem(
                    HttpStatus.CONFLICT,
                    "nothing-to-import",
                    "Không có dòng nào để nhập.",
                    "There is no row to import.");
        }
        AuditEvent event = new AuditEvent(
                act,
                Action.IMPORT_ORDERED,
                now.id().object(),
                Map.of("order", order.name().toLowerCase(Locale.ROOT)));
        return switch (imports.order(act.actor().scope(), now.id(), order, event)) {
            case ImportChange.Done(Import changed) -> {
                signal.give();
                yield changed;
            }
            case ImportChange.NotFound() -> throw notFound(act, id);
            case ImportChange.NotNow(Import current) ->
                throw new ApiProblem(
                        HttpStatus.CONFLICT,
                        "not-now",
                        "Lần nhập này đang ở trạng thái khác; hãy tải lại trang.",
                        "The import is in another state by now; load the page again.");
        };
    }

    /** Notes that rows go out; to be called before the answer is begun. */
    Import beginRejected(Act act, String id) {
        Import found = find(act, id);
        audit.append(new AuditEvent(
                act,
                Action.EXPORTED,
                found.id().object(),
                Map.of("rejected", found.pass().name().toLowerCase(Locale.ROOT))));
        return found;
    }
}
