package vn.tangthu.ingest.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.work.WorkSignal;

/** What pages and API ask about case files and do to them, within the caller's scope. */
@Component
class RecordDesk {
    private final Catalogue catalogue;
    private final CaseFiles files;
    private final CaseFileEntry entry;
    private final CaseFileRules rules;
    private final AuditTrail trail;
    private final CodeLabels labels;
    private final WorkSignal signal;

    RecordDesk(
            Catalogue catalogue,
            CaseFiles files,
            CaseFileEntry entry,
            AuditTrail trail,
            CodeLabels labels,
            WorkSignal signal) {
        this.catalogue = catalogue;
        this.files = files;
        this.entry = entry;
        this.trail = trail;
        this.labels = labels;
        this.signal = signal;
        rules = new CaseFileRules(catalogue);
    }

    LocalDate today() {
        return entry.today();
    }

    /** @throws ApiProblem 404 if there is no such category with records */
    RecordCategory category(String code) {
        return catalogue.category(code).filter(RecordCategory::hasRecords).orElseThrow(RecordProblems::noSuchCategory);
    }

    RecordCategory category(CaseFile file) {
        return category(file.category());
    }

    /** @throws ApiProblem 404, in the same words for what is not there and what may not be seen */
    CaseFile find(Act act, String id) {
        CaseFileId parsed = CaseFileId.parse(id).orElseThrow(RecordProblems::notFound);
        Optional<CaseFile> found = files.find(act.actor().scope(), parsed);
        if (found.isEmpty()) {
            // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
            trail.append(
                    new AuditEvent(act, Action.DENIED, CaseFileEntry.object(parsed), Map.of("reason", "not-in-scope")));
            throw RecordProblems.notFound();
        }
        return found.get();
    }

    /**
     * Finds a case file to show it; the look is audited.
     *
     * @param what what of it is shown, or null for all of it as it stands
     */
    Look look(Act act, String id, @Nullable String what) {
        CaseFile file = find(act, id);
        String version = Long.toString(file.version());
        AuditEntry entry = trail.append(new AuditEvent(
                act,
                Action.VIEWED,
                CaseFileEntry.object(file.id()),
                what == null ? Map.of("version", version) : Map.of("version", version, "part", what)));
        return new Look(file, entry);
    }

    /** @param entry of the trail, which says who looked and when */
    record Look(CaseFile file, AuditEntry entry) {}

    List<CaseFileVersion> versions(Act act, CaseFile file) {
        return files.versions(act.actor().scope(), file.id());
    }

    /** What a version said; as it stands for the present one. */
    Optional<CaseContents> contents(Act act, CaseFile file, long version) {
        return version == file.version()
                ? Optional.of(file.contents())
                : versions(act, file).stream()
                        .filter(one -> one.version() == version)
                        .map(CaseFileVersion::contents)
                        .findFirst();
    }

    /** Whether somebody may open case files of a category, with the clause if not; nothing is kept in the trail. */
    EntryDecision mayOpen(Act act, String category, UnitCode unit) {
        return entry.mayEnter(act, unit, category, Authority.Right.ENTER);
    }

    EntryDecision mayChange(Act act, CaseFile file) {
        return entry.mayEnter(act, file.unit(), file.category(), Authority.Right.UPDATE);
    }

    /** @throws ApiProblem 403 with the clause, kept in the trail */
    void requireMayOpen(Act act, String category, UnitCode unit) {
        require(act, mayOpen(act, category, unit), "records", category, unit);
    }

    /** @throws ApiProblem 403 with the clause, kept in the trail */
    void requireMayChange(Act act, CaseFile file) {
        require(act, mayChange(act, file), CaseFileEntry.object(file.id()), file.category(), file.unit());
    }

    private void require(Act act, EntryDecision decision, String object, String category, UnitCode unit) {
        if (decision instanceof EntryDecision.Refused refused) {
            trail.append(new AuditEvent(
                    act,
                    Action.DENIED,
                    object,
                    Map.of(
                            "reason",
                            refused.code(),
                            "clause",
                            refused.clause(),
                            "category",
                            category,
                            "unit",
                            unit.value())));
            throw RecordProblems.notAllowed(refused);
        }
    }

    /** What the rules say about contents, without entering them. */
    CaseFileRules.Outcome check(RecordCategory category, CaseContents typed, @Nullable CaseContents before) {
        return rules.read(category, typed, before, units(), today());
    }

    /** Whether typed contents mean what stands already. */
    boolean same(RecordCategory category, CaseContents typed, CaseContents standing) {
        return check(category, typed, standing) instanceof CaseFileRules.Outcome.Accepted accepted
                && accepted.contents().equals(standing);
    }

    /**
     * Opens a case file. One of the same id and unit with the same contents is opened already: sending again does nothing. One
     * that was taken out since then says something else.
     *
     * @throws ApiProblem 409 if the id belongs to something else
     */
    EntryOutcome open(Act act, CaseFileId id, RecordCategory category, UnitCode unit, CaseContents typed) {
        Optional<CaseFile> before = files.find(act.actor().scope(), id);
        if (before.isPresent()) {
            CaseFile file = before.get();
            return !file.deleted()
                            && file.category().equals(category.code())
                            && file.unit().equals(unit)
                            && same(category, typed, file.contents())
                    ? new EntryOutcome.Done(file)
                    : new EntryOutcome.Conflict(file);
        }
        try {
            return told(entry.open(act, id, category.code(), unit, typed));
        } catch (IllegalArgumentException taken) {
            // The port says so of an id that lies outside the scope, which is all that can be wrong here.
            throw caused(RecordProblems.idTaken(), taken);
        }
    }

    private static ApiProblem caused(ApiProblem problem, Exception cause) {
        problem.initCause(cause);
        return problem;
    }

    EntryOutcome change(Act act, CaseFile file, long version, CaseContents typed, String reason) {
        return told(entry.change(act, file.id(), version, typed, reason));
    }

    EntryOutcome setDeleted(Act act, CaseFile file, long version, boolean deleted, String reason) {
        return told(entry.setDeleted(act, file.id(), version, deleted, reason));
    }

    /** The index is behind what was entered. */
    private EntryOutcome told(EntryOutcome outcome) {
        if (outcome instanceof EntryOutcome.Done) {
            signal.give();
        }
        return outcome;
    }

    /** A reason that can be kept. */
    static Optional<String> reason(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty() && text.length() <= 500);
    }

    UnitTree units() {
        return labels.now().tree();
    }

    /** The id of a form or event in an address. */
    static UUID uuid(String text) {
        return CaseFileId.parse(text).map(CaseFileId::value).orElseThrow(RecordProblems::notFound);
    }

    static Optional<CaseEvent> event(CaseContents contents, UUID id) {
        return contents.events().stream().filter(event -> event.id().equals(id)).findFirst();
    }
}
