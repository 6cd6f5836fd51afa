package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.proposal.Mismatch;

/** Compares a record with the papers that belong to it. */
@Component
class PaperComparison {
    private final RecordDesk desk;
    private final ScanDesk scans;

    PaperComparison(RecordDesk desk, ScanDesk scans) {
        this.desk = desk;
        this.scans = scans;
    }

    /**
     * A paper beside the record.
     *
     * @param type code of the list {@code document-types}
     * @param event the event that it is the paper of, or null
     * @param fields what it was read for
     * @param open where they disagree, the gravest first
     * @param settled how many were set aside
     */
    record Paper(
            ScanDesk.Scan scan,
            String type,
            @Nullable UUID event,
            List<Field> fields,
            List<Mismatch> open,
            long settled) {
        Field field(String code) {
            return fields.stream()
                    .filter(field -> field.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @param outside how many papers the caller may not see */
    record Result(List<Paper> papers, long outside) {}

    /** All papers of a record that lie in the scope; each look is audited. */
    Result of(Act act, CaseFile file) {
        List<CaseDocument> all = file.contents().documents();
        Map<DocumentId, Document> found = scans.documents(
                act, all.stream().map(CaseDocument::document).distinct().toList());
        List<KeptDecision> decisions = scans.decisions(act, file);
        List<Paper> papers = new ArrayList<>();
        for (CaseDocument one : all) {
            Document document = found.get(one.document());
            if (document != null) {
                papers.add(paper(act, file, document, one, decisions));
            }
        }
        return new Result(
                papers,
                all.stream()
                        .map(CaseDocument::document)
                        .distinct()
                        .filter(one -> !found.containsKey(one))
                        .count());
    }

    /** @throws vn.tangthu.archive.web.ApiProblem 404 if it is no paper of the record, or of that event */
    Paper of(Act act, CaseFile file, DocumentId document, @Nullable UUID event) {
        CaseDocument tied = file.contents().documents().stream()
                .filter(one -> one.document().equals(document) && Objects.equals(one.event(), event))
                .findFirst()
                .orElseThrow(RecordProblems::documentNotFound);
        Document found = Optional.ofNullable(
                        scans.documents(act, List.of(document)).get(document))
                .orElseThrow(RecordProblems::documentNotFound);
        return paper(act, file, found, tied, scans.decisions(act, file));
    }

    private Paper paper(Act act, CaseFile file, Document document, CaseDocument tied, List<KeptDecision> decisions) {
        UUID event = tied.event();
        List<Field> fields = fields(file, event);
        ScanDesk.Scan scan = scans.read(act, document, fields, ScanDesk.about(file));
        List<Mismatch> all = scans.mismatches(fields, ScanTarget.recorded(file, event), scan);
        List<Mismatch> open = all.stream()
                .filter(one -> !one.settled(document.id(), decisions))
                .toList();
        return new Paper(scan, tied.type(), event, fields, open, (long) all.size() - open.size());
    }

    private List<Field> fields(CaseFile file, @Nullable UUID event) {
        RecordCategory category = desk.category(file);
        List<Field> fields = event == null ? category.fields() : eventFields(file, category, event);
        return fields.stream()
                .filter(field -> field.inForce().contains(desk.today()))
                .toList();
    }

    private static List<Field> eventFields(CaseFile file, RecordCategory category, UUID event) {
        return RecordDesk.event(file.contents(), event)
                .flatMap(there -> category.event(there.type()))
                .map(EventType::fields)
                .orElse(List.of());
    }

    /** The field that a decision is about, by the paper that it is about. */
    static Optional<Field> field(CaseFile file, RecordCategory category, ProposalDecision decision) {
        Stream<Field> ofEvents = file.contents().documents().stream()
                .filter(one -> one.document().equals(decision.document()))
                .map(CaseDocument::event)
                .flatMap(Stream::ofNullable)
                .flatMap(event -> eventFields(file, category, event).stream());
        return category.field(decision.field())
                .or(() -> ofEvents.filter(field -> field.code().equals(decision.field()))
                        .findFirst());
    }
}
