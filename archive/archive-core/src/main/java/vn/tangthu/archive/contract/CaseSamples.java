package vn.tangthu.archive.contract;

import static vn.tangthu.archive.contract.Samples.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryAuthority;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;

/** Fictional case files for tests. */
public final class CaseSamples {
    public static final String PRISONER = "prisoner";
    public static final String EXPULSION = "expulsion";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Catalogue CATALOGUE = Catalogue.load();

    private CaseSamples() {}

    public static EntryGrant mayEnter(String category, UnitCode unit) {
        return grant(category, unit, Authority.Right.ENTER);
    }

    public static EntryGrant mayUpdate(String category, UnitCode unit) {
        return grant(category, unit, Authority.Right.UPDATE);
    }

    /** As the authority gives it to a unit of the kind that has it. */
    private static EntryGrant grant(String category, UnitCode unit, Authority.Right right) {
        String kind = CATALOGUE.category(category).orElseThrow().authorities().stream()
                .filter(authority -> authority.rights().contains(right)
                        && authority.inForce().contains(DAY))
                .map(Authority::unitKind)
                .findFirst()
                .orElseThrow();
        UnitTree tree = new UnitTree(List.of(new Unit(unit, kind, null, "Đơn vị ví dụ", "Example unit")));
        Actor actor = new Actor("officer.example", Set.of(Role.ENTRY_OFFICER), unit, AccessScope.of(unit));
        EntryDecision decision = new EntryAuthority(CATALOGUE).decide(tree, actor, unit, category, right, DAY);
        if (decision instanceof EntryDecision.Granted(EntryGrant grant)) {
            return grant;
        }
        throw new IllegalStateException("The catalogue gives no authority over " + category);
    }

    public static AuditEvent event(Action action, CaseFileId id) {
        return new AuditEvent(act(), action, CaseFileEntry.object(id), Map.of("clause", "TT Điều 6.2 (example)"));
    }

    public static NewCaseFile caseFile(UnitCode unit) {
        return caseFile(PRISONER, unit, contents("Nguyễn Văn Ví Dụ"), standing("awaiting"));
    }

    public static NewCaseFile caseFile(String category, UnitCode unit, CaseContents contents, Standing standing) {
        return new NewCaseFile(CaseFileId.random(), SubjectId.random(), category, unit, contents, standing);
    }

    /** Contents with a field, one event, its paper, and a paper of the whole. */
    public static CaseContents contents(String name) {
        CaseEvent reception =
                new CaseEvent(UUID.randomUUID(), "reception", FieldValues.of(Map.of("date", List.of("2026-01"))));
        return new CaseContents(
                FieldValues.of(Map.of("full-name", List.of(name), "nationality", List.of("VN"))),
                List.of(reception),
                List.of(
                        new CaseDocument(DocumentId.random(), "form", reception.id()),
                        new CaseDocument(DocumentId.random(), "judgment", null)));
    }

    public static CaseContents contents(Map<String, List<String>> fields) {
        return CaseContents.of(FieldValues.of(fields));
    }

    /** Complete, with nothing due. */
    public static Standing standing(String status) {
        return new Standing(status, List.of(), null, null);
    }

    /** As somebody with the authority opens it. */
    public static CaseFile open(TestArchive archive, NewCaseFile file) {
        return archive.caseFiles()
                .open(
                        AccessScope.of(file.unit()),
                        mayEnter(file.category(), file.unit()),
                        file,
                        event(Action.RECORD_OPENED, file.id()));
    }
}
