package vn.tangthu.archive.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;

/**
 * Entry of records, whatever it comes from: form, API or file. Authority first, then the rules of the catalogue, then the
 * register; a refusal for lack of authority is kept in the trail with its clause.
 *
 * <p>A document that is tied anew must lie within the scope of whoever ties it: otherwise a record would tell, of an id that
 * was guessed, that there is such a document, and show it to all who see the record. What was tied before may stay.
 */
public final class CaseFileEntry {
    /** Days of the law are days of Viet Nam. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Catalogue catalogue;
    private final CaseFiles files;
    private final RecordRegistry documents;
    private final Units units;
    private final AuditTrail trail;
    private final Clock clock;
    private final EntryAuthority authority;
    private final CaseFileRules rules;

    public CaseFileEntry(
            Catalogue catalogue,
            CaseFiles files,
            RecordRegistry documents,
            Units units,
            AuditTrail trail,
            Clock clock) {
        this(catalogue, new EntryAuthority(catalogue), files, documents, units, trail, clock);
    }

    CaseFileEntry(
            Catalogue catalogue,
            EntryAuthority authority,
            CaseFiles files,
            RecordRegistry documents,
            Units units,
            AuditTrail trail,
            Clock clock) {
        this.catalogue = catalogue;
        this.files = files;
        this.documents = documents;
        this.units = units;
        this.trail = trail;
        this.clock = clock;
        this.authority = authority;
        rules = new CaseFileRules(catalogue);
    }

    /**
     * Opens a case file about a subject of its own. Of two that open different things under one id at the same moment one is
     * first, and the other is told {@link EntryOutcome.Conflict}.
     *
     * @param id chosen by the caller, so that sending it again opens nothing twice
     * @param typed as typed, or in the kept forms
     */
    public EntryOutcome open(Act act, CaseFileId id, String category, UnitCode unit, CaseContents typed) {
        UnitTree tree = units.tree();
        return switch (decide(act, tree, unit, category, Authority.Right.ENTER, "records")) {
            case EntryDecision.Refused refused -> notAllowed(refused);
            case EntryDecision.Granted(EntryGrant grant) ->
                switch (read(act, id, category, typed, null, tree)) {
                    case CaseFileRules.Outcome.Refused(var findings) -> new EntryOutcome.Wrong(findings);
                    case CaseFileRules.Outcome.Accepted accepted
                    when accepted.keeper() != null && !unit.equals(accepted.keeper()) ->
                        new EntryOutcome.Wrong(List.of(keptElsewhere(known(category), accepted.contents(), tree)));
                    case CaseFileRules.Outcome.Accepted accepted -> {
                        NewCaseFile file = new NewCaseFile(
                                id, SubjectId.random(), category, unit, accepted.contents(), accepted.standing());
                        CaseFile there = files.open(
                                act.actor().scope(), grant, file, event(act, Action.RECORD_OPENED, id, 1, grant, ""));
                        yield says(there, file) ? new EntryOutcome.Done(there) : new EntryOutcome.Conflict(there);
                    }
                };
        };
    }

    /**
     * A new record is kept by the unit that it was entered for. Its history may end with a move there; one that leads away
     * needs a version of its own, which says who gave it away, when and why.
     */
    private static Finding keptElsewhere(RecordCategory category, CaseContents contents, UnitTree tree) {
        Move move = Move.last(category, contents.events()).orElseThrow();
        String code = " (" + move.unit().value() + ")";
        String vietnamese = tree.find(move.unit()).map(Unit::nameVi).orElse("") + code;
        String english = tree.find(move.unit()).map(Unit::nameEn).orElse("") + code;
        return new Finding(
                move.place(),
                "moves-new-record",
                new Label(
                        "Sự kiện này chuyển hồ sơ sang " + vietnamese + ", còn hồ sơ mới do đơn vị quản lý đã chọn giữ."
                                + " Hãy lưu hồ sơ không có sự kiện này, rồi thêm sự kiện trên trang hồ sơ; hoặc chọn"
                                + " đơn vị đó làm đơn vị quản lý nếu thuộc phạm vi của bạn.",
                        "This event moves the record to " + english + ", but a new record is kept by the unit that was"
                                + " chosen to keep it. Save the record without this event, then add the event on its page;"
                                + " or choose that unit to keep it, if it lies within your scope."));
    }

    /** Whether what is there was opened by this, or says the same. */
    private static boolean says(CaseFile there, NewCaseFile file) {
        // Nobody else can have chosen the subject, which is drawn at random.
        return there.subject().equals(file.subject())
                || (!there.deleted()
                        && there.category().equals(file.category())
                        && there.unit().equals(file.unit())
                        && there.contents().equals(file.contents()));
    }

    /**
     * Changes a case file: all of its contents are replaced.
     *
     * @param expectedVersion the version that whoever changes it saw
     * @param reason why, 1 to 500 characters
     */
    public EntryOutcome change(Act act, CaseFileId id, long expectedVersion, CaseContents typed, String reason) {
        Optional<CaseFile> found = find(act, id);
        if (found.isEmpty()) {
            return new EntryOutcome.NotFound();
        }
        CaseFile file = found.get();
        UnitTree tree = units.tree();
        return switch (decide(act, tree, file.unit(), file.category(), Authority.Right.UPDATE, object(id))) {
            case EntryDecision.Refused refused -> notAllowed(refused);
            case EntryDecision.Granted(EntryGrant grant) -> {
                if (file.version() != expectedVersion || file.deleted()) {
                    yield new EntryOutcome.Conflict(file);
                }
                yield change(act, grant, file, typed, tree, reason);
            }
        };
    }

    private EntryOutcome change(
            Act act, EntryGrant grant, CaseFile file, CaseContents typed, UnitTree tree, String reason) {
        return switch (read(act, file.id(), file.category(), typed, file.contents(), tree)) {
            case CaseFileRules.Outcome.Refused(var findings) -> new EntryOutcome.Wrong(findings);
            case CaseFileRules.Outcome.Accepted accepted -> {
                UnitCode keeper = accepted.keeper();
                yield outcome(files.change(
                        act.actor().scope(),
                        grant,
                        file.id(),
                        file.version(),
                        accepted.contents(),
                        accepted.standing(),
                        keeper == null ? file.unit() : keeper,
                        reason,
                        event(act, Action.RECORD_CHANGED, file.id(), file.version() + 1, grant, reason)));
            }
        };
    }

    private CaseFileRules.Outcome read(
            Act act, CaseFileId id, String category, CaseContents typed, @Nullable CaseContents before, UnitTree tree) {
        List<Finding> unseen = unseen(act, typed, before);
        if (!unseen.isEmpty()) {
            trail.append(new AuditEvent(act, Action.DENIED, object(id), Map.of("reason", "document-not-in-scope")));
        }
        CaseFileRules.Outcome outcome = rules.read(known(category), typed, before, tree, today());
        if (unseen.isEmpty()) {
            return outcome;
        }
        return switch (outcome) {
            case CaseFileRules.Outcome.Accepted accepted -> new CaseFileRules.Outcome.Refused(unseen);
            case CaseFileRules.Outcome.Refused(List<Finding> findings) ->
                new CaseFileRules.Outcome.Refused(
                        Stream.concat(findings.stream(), unseen.stream()).toList());
        };
    }

    /** In the same words for documents that are not there and those that may not be seen. */
    private List<Finding> unseen(Act act, CaseContents typed, @Nullable CaseContents before) {
        Set<DocumentId> tied = before == null ? Set.of() : ids(before);
        Set<DocumentId> fresh = ids(typed);
        fresh.removeAll(tied);
        if (fresh.isEmpty()) {
            return List.of();
        }
        fresh.removeAll(documents.findAll(act.actor().scope(), fresh).keySet());
        return IntStream.range(0, typed.documents().size())
                .filter(i -> fresh.contains(typed.documents().get(i).document()))
                .mapToObj(i -> new Finding(
                        "documents." + i,
                        "document-not-found",
                        new Label(
                                "Không có tài liệu này trong phạm vi của bạn.",
                                "There is no such document within your scope.")))
                .toList();
    }

    private static Set<DocumentId> ids(CaseContents contents) {
        return contents.documents().stream().map(CaseDocument::document).collect(Collectors.toCollection(HashSet::new));
    }

    /** Takes a case file out with a reason, or brings it back. */
    public EntryOutcome setDeleted(Act act, CaseFileId id, long expectedVersion, boolean deleted, String reason) {
        Optional<CaseFile> found = find(act, id);
        if (found.isEmpty()) {
            return new EntryOutcome.NotFound();
        }
        CaseFile file = found.get();
        return switch (decide(act, units.tree(), file.unit(), file.category(), Authority.Right.UPDATE, object(id))) {
            case EntryDecision.Refused refused -> notAllowed(refused);
            case EntryDecision.Granted(EntryGrant grant) -> {
                Action action = deleted ? Action.RECORD_DELETED : Action.RECORD_RESTORED;
                AuditEvent event = event(act, action, id, expectedVersion + 1, grant, reason);
                yield outcome(
                        files.setDeleted(act.actor().scope(), grant, id, expectedVersion, deleted, reason, event));
            }
        };
    }

    /** Decides without entering anything, for forms that show what can be done; nothing is kept in the trail. */
    public EntryDecision mayEnter(Act act, UnitCode unit, String category, Authority.Right right) {
        return authority.decide(units.tree(), act.actor(), unit, category, right, today());
    }

    /** Today, in Viet Nam. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private Optional<CaseFile> find(Act act, CaseFileId id) {
        Optional<CaseFile> found = files.find(act.actor().scope(), id);
        if (found.isEmpty()) {
            // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
            trail.append(new AuditEvent(act, Action.DENIED, object(id), Map.of("reason", "not-in-scope")));
        }
        return found;
    }

    private EntryDecision decide(
            Act act, UnitTree tree, UnitCode unit, String category, Authority.Right right, String object) {
        EntryDecision decision = authority.decide(tree, act.actor(), unit, category, right, today());
        if (decision instanceof EntryDecision.Refused(String code, var why, String clause)) {
            trail.append(new AuditEvent(
                    act,
                    Action.DENIED,
                    object,
                    Map.of("reason", code, "clause", clause, "category", category, "unit", unit.value())));
        }
        return decision;
    }

    private RecordCategory known(String category) {
        return catalogue.category(category).orElseThrow();
    }

    private static EntryOutcome notAllowed(EntryDecision.Refused refused) {
        return new EntryOutcome.NotAllowed(refused.code(), refused.why(), refused.clause());
    }

    private static EntryOutcome outcome(CaseFileChange change) {
        return switch (change) {
            case CaseFileChange.Done(CaseFile file) -> new EntryOutcome.Done(file);
            case CaseFileChange.NotFound() -> new EntryOutcome.NotFound();
            case CaseFileChange.Conflict(CaseFile current) -> new EntryOutcome.Conflict(current);
        };
    }

    private static AuditEvent event(
            Act act, Action action, CaseFileId id, long version, EntryGrant grant, String reason) {
        Map<String, String> detail = reason.isEmpty()
                ? Map.of("version", Long.toString(version), "clause", grant.clause())
                : Map.of("version", Long.toString(version), "clause", grant.clause(), "reason", reason.strip());
        return new AuditEvent(act, action, object(id), detail);
    }

    /** How the trail names a case file. */
    public static String object(CaseFileId id) {
        return "record:" + id;
    }
}
