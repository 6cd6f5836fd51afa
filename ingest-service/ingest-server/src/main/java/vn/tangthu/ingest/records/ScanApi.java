package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecision.Verdict;
import vn.tangthu.archive.casefile.ProposalEntry;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.proposal.Candidate;
import vn.tangthu.ingest.proposal.Mismatch;
import vn.tangthu.ingest.proposal.Place;
import vn.tangthu.ingest.proposal.Proposal;

/** Values read from papers, and where records and papers disagree, by the rules of the pages. Nothing here changes a record. */
@RestController
@RequestMapping("/api/records/{category}")
@Requires(Operation.ENTER)
class ScanApi {
    private final RecordDesk desk;
    private final ScanDesk scans;
    private final PaperComparison comparison;
    private final ScanTargets targets;

    ScanApi(RecordDesk desk, ScanDesk scans, PaperComparison comparison, ScanTargets targets) {
        this.desk = desk;
        this.scans = scans;
        this.comparison = comparison;
        this.targets = targets;
    }

    /**
     * One reading.
     *
     * @param value in the form in which it is kept
     * @param asRead letter for letter as it was recognised
     * @param page from 1
     * @param rectangles as fractions of the page's width and height
     */
    record Read(String value, String asRead, double confidence, int page, List<Rectangle> rectangles) {
        static Read of(Candidate candidate) {
            return new Read(
                    candidate.value(),
                    candidate.asRead(),
                    candidate.confidence(),
                    candidate.place().page(),
                    candidate.place().rectangles());
        }
    }

    /** @param alternatives other readings, the likeliest first */
    record Proposed(String field, Read best, List<Read> alternatives) {
        static Proposed of(Proposal proposal) {
            return new Proposed(
                    proposal.field(),
                    Read.of(proposal.best()),
                    proposal.alternatives().stream().map(Read::of).toList());
        }
    }

    /**
     * What a document proposes.
     *
     * @param state {@code waiting}, {@code partly}, {@code read} or {@code failed}
     * @param pages how many pages were looked at
     */
    record ProposalsView(String document, String state, int pages, List<Proposed> proposals) {}

    /**
     * A mismatch.
     *
     * @param event the event whose paper it is, or null
     * @param readValue null where the paper should state it and nothing was found
     * @param kind {@code differs}, {@code only-marks} or {@code not-found-on-scan}
     */
    record MismatchView(
            String document,
            @Nullable String event,
            String field,
            String recordValue,
            @Nullable String readValue,
            @Nullable String asRead,
            double confidence,
            String kind,
            @Nullable Integer page,
            List<Rectangle> rectangles) {}

    /** @param papers how far each paper could be read */
    record MismatchesView(long version, List<PaperView> papers, List<MismatchView> mismatches) {}

    /** @param settled mismatches that were set aside */
    record PaperView(String document, @Nullable String event, String type, String state, int pages, long settled) {}

    /**
     * A decision.
     *
     * @param id chosen by the caller, so that sending it again decides nothing twice; made where there is none
     * @param version of the record that the caller saw
     * @param event the event whose paper the document is, or null
     * @param recordValue what the record says, or null
     * @param readValue what the paper says, or null where nothing was found
     * @param verdict {@code keep-record}, {@code take-scan} or {@code both-wrong}
     * @param rightValue what is right where both are wrong
     * @param reason 1 to 500 characters; may be left out where the record says nothing
     */
    record DecisionBody(
            @Nullable String id,
            @Nullable Long version,
            String document,
            @Nullable String event,
            String field,
            @Nullable String recordValue,
            @Nullable String readValue,
            String verdict,
            @Nullable String rightValue,
            @Nullable String reason) {}

    /**
     * A decision that is kept.
     *
     * @param document null where the caller may not read it; {@code page} and {@code readValue} are then withheld too
     */
    record DecisionView(
            String id,
            long version,
            @Nullable String document,
            @Nullable Integer page,
            String field,
            @Nullable String recordValue,
            @Nullable String readValue,
            String verdict,
            @Nullable String rightValue,
            String reason,
            Instant at,
            String by) {
        static DecisionView of(SeenDecision seen) {
            KeptDecision kept = seen.kept();
            ProposalDecision one = kept.decision();
            DocumentId document = seen.document();
            return new DecisionView(
                    one.id().toString(),
                    one.fileVersion(),
                    document == null ? null : document.toString(),
                    seen.page(),
                    one.field(),
                    one.recordValue(),
                    seen.readValue(),
                    ProposalEntry.code(one.verdict()),
                    one.rightValue(),
                    one.reason(),
                    kept.at(),
                    kept.by());
        }
    }

    /**
     * What a document proposes for a record of this category; nothing is stored.
     *
     * @param about name of the person wanted where the paper is about several; the first one if left out
     */
    @GetMapping("/proposals")
    ProposalsView proposals(
            Act act,
            @PathVariable String category,
            @RequestParam String document,
            @RequestParam(required = false) @Nullable String about) {
        RecordCategory known = desk.category(category);
        desk.requireMayOpen(act, known.code(), act.actor().unit());
        Document found = scans.document(act, document);
        ScanDesk.Scan scan = scans.read(
                act,
                found,
                known.fields().stream()
                        .filter(field -> field.inForce().contains(desk.today()))
                        .toList(),
                about);
        return new ProposalsView(
                found.id().toString(),
                code(scan.state()),
                scan.pages(),
                scan.proposals().all().stream().map(Proposed::of).toList());
    }

    /** Names, dates and numbers in which the record and its papers disagree, except what was set aside. */
    @GetMapping("/{id}/mismatches")
    MismatchesView mismatches(Act act, @PathVariable String category, @PathVariable String id) {
        CaseFile file = RecordApi.inCategory(desk.look(act, id, "mismatches").file(), category);
        List<MismatchView> result = new ArrayList<>();
        List<PaperView> papers = new ArrayList<>();
        for (PaperComparison.Paper paper : comparison.of(act, file).papers()) {
            String document = paper.scan().document().id().toString();
            UUID of = paper.event();
            String event = of == null ? null : of.toString();
            papers.add(new PaperView(
                    document,
                    event,
                    paper.type(),
                    code(paper.scan().state()),
                    paper.scan().pages(),
                    paper.settled()));
            paper.open().forEach(one -> result.add(view(document, event, one)));
        }
        return new MismatchesView(file.version(), papers, result);
    }

    private static MismatchView view(String document, @Nullable String event, Mismatch mismatch) {
        Place place = mismatch.place();
        return new MismatchView(
                document,
                event,
                mismatch.field(),
                mismatch.recordValue(),
                mismatch.readValue(),
                mismatch.asRead(),
                mismatch.confidence(),
                code(mismatch.kind()),
                place == null ? null : place.page(),
                place == null ? List.of() : place.rectangles());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was decided about values read from papers of the record, newest first. */
    @GetMapping("/{id}/decisions")
    List<DecisionView> decisions(Act act, @PathVariable String category, @PathVariable String id) {
        CaseFile file = RecordApi.inCategory(desk.look(act, id, "decisions").file(), category);
        return scans.seen(act, scans.decisions(act, file)).stream()
                .map(DecisionView::of)
                .toList();
    }

    /**
     * Keeps a decision. It changes no record: a value that is right is entered by a change of the record. The same id again
     * answers what is kept.
     */
    @PostMapping("/{id}/decisions")
    ResponseEntity<DecisionView> decide(
            Act act, @PathVariable String category, @PathVariable String id, @RequestBody DecisionBody body) {
        CaseFile file = RecordApi.inCategory(desk.find(act, id), category);
        UUID event = body.event() == null ? null : RecordBody.uuid(body.event(), "event");
        ScanTarget target = targets.of(act, file, event);
        Field field = target.fields().stream()
                .filter(one -> one.code().equals(body.field()))
                .findFirst()
                .orElseThrow(() -> RecordProblems.notProposed(body.field()));
        Long version = body.version();
        if (version == null) {
            throw RecordProblems.versionMissing();
        }
        Document document = scans.document(act, body.document());
        ScanDesk.Scan scan = scans.read(act, document, target.fields(), ScanDesk.about(file));
        ProposalDecision decision =
                decision(file, version, document, field, page(scan, target.recorded(), field, body), body);
        return switch (scans.decide(act, decision)) {
            case DecisionOutcome.Done(KeptDecision kept) ->
                // What is kept under the id may be about another paper.
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(DecisionView.of(scans.seen(act, List.of(kept)).getFirst()));
            case DecisionOutcome.NotFound() -> throw RecordProblems.notFound();
            case DecisionOutcome.NotAllowed(var code, var why, var clause) ->
                throw RecordProblems.notAllowed(new EntryOutcome.NotAllowed(code, why, clause));
            case DecisionOutcome.Conflict(CaseFile current) ->
                throw RecordProblems.conflict(current.version(), current.changedBy());
        };
    }

    /** Where the value stands; decisions are about what paper and record say, not about what a program says they do. */
    private static int page(ScanDesk.Scan scan, FieldValues recorded, Field field, DecisionBody body) {
        List<String> there = recorded.all(field.code());
        boolean many = field.has(Field.Property.MANY);
        String said = body.recordValue();
        boolean asRecorded = said == null ? many || there.isEmpty() : there.contains(said);
        String value = body.readValue();
        Optional<Candidate> read = scan.proposals().of(field.code()).stream()
                .flatMap(Proposal::readings)
                .filter(one -> Objects.equals(one.value(), value))
                .findFirst();
        boolean asRead = value == null ? scan.proposals().of(field.code()).isEmpty() : read.isPresent();
        if (!asRecorded || !asRead || (said == null && value == null)) {
            throw RecordProblems.notProposed(field.code());
        }
        return read.map(one -> one.place().page()).orElse(0);
    }

    private static ProposalDecision decision(
            CaseFile file, long version, Document document, Field field, int page, DecisionBody body) {
        Verdict verdict = Stream.of(Verdict.values())
                .filter(one -> ProposalEntry.code(one).equals(body.verdict()))
                .findFirst()
                .orElseThrow(() -> RecordProblems.badDecision());
        String chosen = body.id();
        try {
            return new ProposalDecision(
                    chosen == null ? UUID.randomUUID() : RecordBody.uuid(chosen, "id"),
                    file.id(),
                    version,
                    document.id(),
                    page,
                    field.code(),
                    body.recordValue(),
                    body.readValue(),
                    verdict,
                    body.rightValue(),
                    Objects.requireNonNullElse(body.reason(), ""));
        } catch (IllegalArgumentException e) {
            ApiProblem problem = RecordProblems.badDecision();
            problem.initCause(e);
            throw problem;
        }
    }
}
