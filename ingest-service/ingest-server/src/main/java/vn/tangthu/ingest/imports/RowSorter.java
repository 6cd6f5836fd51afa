package vn.tangthu.ingest.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryAuthority;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Sorts rows into those that may be written, those that are there already, and those that come back: by the same authority
 * and the same rules as the form, on the day and with the units of the moment. For one portion of one file.
 */
final class RowSorter {
    private final RecordCategory category;
    private final CaseFileRules rules;
    private final EntryAuthority authority;
    private final CaseFiles files;
    private final RowIdentity identity;
    private final UnitCode home;
    private final Actor actor;
    private final UnitTree tree;
    private final LocalDate today;
    private final @Nullable SeenRows seen;
    private final Map<UnitCode, EntryDecision> decisions = new HashMap<>();
    private final Map<String, Optional<UnitCode>> units = new HashMap<>();
    private final Map<UnitCode, List<UnitCode>> keepers = new HashMap<>();

    /**
     * @param home the unit of the import: keeps the rows that name none
     * @param actor whoever imports, with the scope of this moment
     * @param seen rows of the file so far, where nothing of it is in the register yet; else null
     */
    RowSorter(
            Catalogue catalogue,
            RecordCategory category,
            CaseFiles files,
            UnitCode home,
            Actor actor,
            UnitTree tree,
            LocalDate today,
            @Nullable SeenRows seen) {
        this.category = category;
        this.files = files;
        this.home = home;
        this.actor = actor;
        this.tree = tree;
        this.today = today;
        this.seen = seen;
        rules = new CaseFileRules(catalogue);
        authority = new EntryAuthority(catalogue);
        identity = new RowIdentity(category);
    }

    /**
     * Rows of a portion.
     *
     * @param good by unit, each with the grant that they may be written under
     * @param same number of rows that are there already
     * @param refusals decisions against whoever imports, each once
     */
    record Sorted(
            Map<EntryGrant, List<NewCaseFile>> good,
            List<RejectedRow> rejected,
            int same,
            List<EntryDecision.Refused> refusals) {
        int goodRows() {
            return good.values().stream().mapToInt(List::size).sum();
        }
    }

    /**
     * A row that passed rules and authority.
     *
     * @param former ids that it had with the units that the keeping one took the place of: a file that went in before a
     *     merger is known again after it
     */
    private record Candidate(RowDraft draft, EntryGrant grant, NewCaseFile file, List<CaseFileId> former) {
        Stream<CaseFileId> ids() {
            return Stream.concat(Stream.of(file.id()), former.stream());
        }

        /** What is there of it: its own record before one of a former unit, and any before one that was taken out. */
        Optional<CaseFile> in(Map<CaseFileId, CaseFile> there) {
            List<CaseFile> found = ids().map(id -> Optional.ofNullable(there.get(id)))
                    .flatMap(Optional::stream)
                    .toList();
            return found.stream()
                    .filter(one -> !one.deleted())
                    .findFirst()
                    .or(() -> found.stream().findFirst());
        }
    }

    Sorted sort(List<RowDraft> drafts) {
        List<RejectedRow> rejected = new ArrayList<>();
        List<EntryDecision.Refused> refusals = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (RowDraft draft : drafts) {
            read(draft, candidates, rejected, refusals);
        }
        Map<CaseFileId, CaseFile> there = files.findAll(
                actor.scope(), candidates.stream().flatMap(Candidate::ids).toList());
        Map<CaseFileId, Candidate> inPortion = new HashMap<>();
        Map<EntryGrant, List<NewCaseFile>> good = new LinkedHashMap<>();
        int same = 0;
        for (Candidate candidate : candidates) {
            Optional<CellFinding> objection = Optional.empty();
            CaseFile existing = candidate.in(there).orElse(null);
            Candidate before = inPortion.putIfAbsent(candidate.file.id(), candidate);
            boolean repeated = true;
            if (existing != null) {
                objection = compare(existing, candidate);
            } else if (seen != null) {
                int row = seen.add(candidate.file.id(), fields(candidate), number(candidate));
                repeated = row != 0;
                objection = repeated && !seen.saidTheSame(candidate.file.id(), fields(candidate))
                        ? Optional.of(differsFromRow(row))
                        : Optional.empty();
            } else if (before != null) {
                objection = fields(before).equals(fields(candidate))
                        ? Optional.empty()
                        : Optional.of(differsFromRow(number(before)));
            } else {
                repeated = false;
            }
            if (objection.isPresent()) {
                rejected.add(reject(candidate.draft, List.of(objection.get())));
            } else if (repeated) {
                same++;
            } else {
                good.computeIfAbsent(candidate.grant, key -> new ArrayList<>()).add(candidate.file);
            }
        }
        rejected.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return new Sorted(good, rejected, same, refusals);
    }

    private static FieldValues fields(Candidate candidate) {
        return candidate.file.contents().fields();
    }

    private static int number(Candidate candidate) {
        return candidate.draft.row().number();
    }

    private void read(
            RowDraft draft,
            List<Candidate> candidates,
            List<RejectedRow> rejected,
            List<EntryDecision.Refused> refusals) {
        List<CellFinding> findings = new ArrayList<>(draft.findings());
        Optional<UnitCode> unit =
                draft.unit().isEmpty() ? Optional.of(home) : units.computeIfAbsent(draft.unit(), this::unit);
        if (unit.isEmpty()) {
            findings.add(new CellFinding(
                    draft.column(ImportColumns.UNIT),
                    ImportColumns.UNIT,
                    "unit-unknown",
                    new Label(
                            "Không có đơn vị này trong phạm vi của bạn; hãy ghi mã đơn vị.",
                            "There is no such unit within your scope; give the code of the unit.")));
        }
        EntryGrant grant = null;
        if (unit.isPresent()) {
            EntryDecision known = decisions.get(unit.get());
            EntryDecision decision = known == null ? decide(unit.get(), refusals) : known;
            switch (decision) {
                case EntryDecision.Granted(EntryGrant given) -> grant = given;
                case EntryDecision.Refused(String code, Label why, String clause) ->
                    findings.add(new CellFinding(draft.column(ImportColumns.UNIT), ImportColumns.UNIT, code, why));
            }
        }
        switch (rules.read(category, CaseContents.of(draft.typed()), null, tree, today)) {
            case CaseFileRules.Outcome.Refused(List<Finding> wrong) ->
                wrong.forEach(finding -> findings.add(new CellFinding(
                        draft.column(finding.place()), finding.place(), finding.code(), finding.why())));
            case CaseFileRules.Outcome.Accepted accepted -> {
                if (findings.isEmpty() && grant != null) {
                    List<CaseFileId> ids = identity.of(
                            keepers(grant.unit()), accepted.contents().fields());
                    candidates.add(new Candidate(
                            draft,
                            grant,
                            new NewCaseFile(
                                    ids.getFirst(),
                                    SubjectId.random(),
                                    category.code(),
                                    grant.unit(),
                                    accepted.contents(),
                                    accepted.standing()),
                            ids.subList(1, ids.size())));
                }
            }
        }
        if (!findings.isEmpty()) {
            rejected.add(reject(draft, findings));
        }
    }

    /** The unit, then those that it took the place of. */
    private List<UnitCode> keepers(UnitCode unit) {
        return keepers.computeIfAbsent(
                unit,
                key -> Stream.concat(Stream.of(key), tree.predecessorsOf(key, today).stream())
                        .toList());
    }

    private EntryDecision decide(UnitCode unit, List<EntryDecision.Refused> refusals) {
        EntryDecision decision = authority.decide(tree, actor, unit, category.code(), Authority.Right.ENTER, today);
        decisions.put(unit, decision);
        if (decision instanceof EntryDecision.Refused refused) {
            refusals.add(refused);
        }
        return decision;
    }

    /** By its code or its name in either language; what lies outside the scope is not there. */
    private Optional<UnitCode> unit(String typed) {
        String folded = folded(typed);
        List<UnitCode> found = new ArrayList<>();
        for (Unit unit : tree.units()) {
            if (actor.scope().allows(unit.code())) {
                if (unit.code().value().equals(typed)) {
                    return Optional.of(unit.code());
                }
                if (folded(unit.nameVi()).equals(folded)
                        || folded(unit.nameEn()).equals(folded)) {
                    found.add(unit.code());
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String folded(String text) {
        StringBuilder result = new StringBuilder();
        VietnameseText.tokens(text)
                .forEach(token -> result.append(token.folded()).append(' '));
        return result.toString();
    }

    private static RejectedRow reject(RowDraft draft, List<CellFinding> findings) {
        return new RejectedRow(draft.row().number(), draft.row().cells(), findings);
    }

    /** Nothing to object if every value of the row is that of the record, or of a former version of it. */
    private Optional<CellFinding> compare(CaseFile existing, Candidate candidate) {
        if (existing.deleted()) {
            return Optional.of(
                    new CellFinding(
                            CellFinding.ROW,
                            "",
                            "record-deleted",
                            new Label(
                                    "Hồ sơ này đã bị xóa khỏi cơ sở dữ liệu; hãy khôi phục hồ sơ thay vì nhập lại.",
                                    "This record was taken out of the database; bring it back instead of importing it again.")));
        }
        String field = firstDifference(candidate, existing.contents().fields());
        if (field == null) {
            return Optional.empty();
        }
        boolean formerly = existing.version() > 1
                && files.versions(actor.scope(), existing.id()).stream()
                        .anyMatch(version ->
                                firstDifference(candidate, version.contents().fields()) == null);
        return formerly ? Optional.empty() : Optional.of(differsFromRecord(candidate.draft, field));
    }

    private static @Nullable String firstDifference(Candidate candidate, FieldValues kept) {
        return fields(candidate).values().entrySet().stream()
                .filter(entry -> !Objects.equals(entry.getValue(), kept.all(entry.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private CellFinding differsFromRecord(RowDraft draft, String field) {
        return new CellFinding(
                draft.column(field),
                field,
                "differs-from-record",
                new Label(
                        "Đã có hồ sơ này trong cơ sở dữ liệu, nhưng ô này khác. Tệp không sửa hồ sơ đã có: hãy đối chiếu giấy tờ rồi sửa hồ sơ.",
                        "This record is in the database already, but this cell differs. A file does not change a record that is there: compare the papers, then correct the record."));
    }

    private static CellFinding differsFromRow(int row) {
        return new CellFinding(
                CellFinding.ROW,
                "",
                "differs-from-row",
                new Label(
                        "Dòng " + row + " của tệp là cùng một hồ sơ nhưng ghi khác; hãy giữ một dòng đúng.",
                        "Row " + row + " of the file is the same record but says otherwise; keep the right one."));
    }
}
