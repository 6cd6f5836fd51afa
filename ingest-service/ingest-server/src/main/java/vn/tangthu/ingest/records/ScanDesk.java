package vn.tangthu.ingest.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.casefile.ProposalEntry;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.proposal.Candidate;
import vn.tangthu.ingest.proposal.Mismatch;
import vn.tangthu.ingest.proposal.MismatchFinder;
import vn.tangthu.ingest.proposal.PaperKind;
import vn.tangthu.ingest.proposal.Proposal;
import vn.tangthu.ingest.proposal.ProposalReader;
import vn.tangthu.ingest.proposal.Proposals;

/** Reads papers for forms and records, within the caller's scope, and keeps what is decided about their values. */
@Component
class ScanDesk {
    /** Values stand in the first pages of a judgment and in its verdict; a whole case on paper would take minutes. */
    static final int MOST_PAGES = 40;

    private static final Proposals NOTHING = new Proposals(PaperKind.OTHER, List.of(), Set.of());
    private final RecordRegistry registry;
    private final AuditTrail trail;
    private final ProposalDecisions decisions;
    private final ProposalEntry entry;
    private final ProposalReader reader;
    private final MismatchFinder finder;

    ScanDesk(
            RecordRegistry registry,
            AuditTrail trail,
            ProposalDecisions decisions,
            ProposalEntry entry,
            Catalogue catalogue) {
        this.registry = registry;
        this.trail = trail;
        this.decisions = decisions;
        this.entry = entry;
        reader = new ProposalReader(catalogue);
        finder = new MismatchFinder(reader);
    }

    /** How far a document can be read for a form. */
    enum State {
        /** No page was read yet. */
        WAITING,
        /** Reading goes on. */
        PARTLY,
        READ,
        /** It cannot be read. */
        FAILED
    }

    /** @param pages how many of its pages were looked at */
    record Scan(Document document, Proposals proposals, int pages) {
        public State state() {
            if (pages > 0) {
                return document.pagesRead() < document.pages() ? State.PARTLY : State.READ;
            }
            return document.state() == DocumentState.FAILED ? State.FAILED : State.WAITING;
        }

        /** Whether pages that were read were not looked at. */
        public boolean shortened() {
            return pages > 0 && document.pagesRead() > MOST_PAGES;
        }
    }

    /** @throws vn.tangthu.archive.web.ApiProblem 404, in the same words for what is not there and what may not be seen */
    Document document(Act act, String id) {
        DocumentId parsed = DocumentId.parse(id).orElseThrow(RecordProblems::documentNotFound);
        return registry.find(act.actor().scope(), parsed).orElseThrow(() -> {
            // Whether it lies outside the scope or does not exist is not told, but the attempt is kept.
            trail.append(new AuditEvent(act, Action.DENIED, "document:" + parsed, Map.of("reason", "not-in-scope")));
            return RecordProblems.documentNotFound();
        });
    }

    /** Those that the caller may read, by their ids. */
    Map<DocumentId, Document> documents(Act act, List<DocumentId> ids) {
        return registry.findAll(act.actor().scope(), ids);
    }

    /**
     * What a document proposes; the look is audited.
     *
     * @param about name of the person wanted where a paper is about several, or null for the first
     */
    Scan read(Act act, Document document, List<Field> fields, @Nullable String about) {
        trail.append(new AuditEvent(act, Action.VIEWED, "document:" + document.id(), Map.of("part", "proposals")));
        return propose(act, document, fields, about);
    }

    private Scan propose(Act act, Document document, List<Field> fields, @Nullable String about) {
        List<Page> pages = pages(act.actor().scope(), document);
        return new Scan(document, pages.isEmpty() ? NOTHING : reader.propose(fields, pages, about), pages.size());
    }

    private List<Page> pages(AccessScope scope, Document document) {
        List<PageRef> refs = IntStream.rangeClosed(1, Math.min(MOST_PAGES, document.pages()))
                .mapToObj(number -> new PageRef(document.id(), number))
                .toList();
        return registry.pages(scope, refs).values().stream()
                .sorted(Comparator.comparingInt(Page::number))
                .toList();
    }

    /** Where a paper disagrees with what the record says. */
    List<Mismatch> mismatches(List<Field> fields, FieldValues recorded, Scan scan) {
        return scan.pages() == 0 ? List.of() : finder.find(fields, recorded, scan.proposals());
    }

    /** What was decided about a record, newest first; to be compared with, not to be shown. */
    List<KeptDecision> decisions(Act act, CaseFile file) {
        return decisions.of(act.actor().scope(), file.id());
    }

    /** Decisions about a record, as the caller may see them. */
    List<SeenDecision> seen(Act act, List<KeptDecision> kept) {
        Set<DocumentId> readable = documents(
                        act,
                        kept.stream()
                                .map(one -> one.decision().document())
                                .distinct()
                                .toList())
                .keySet();
        return kept.stream()
                .map(one ->
                        new SeenDecision(one, readable.contains(one.decision().document())))
                .toList();
    }

    /** Whether all of them were kept; not if somebody changed the record since: then it must be looked at again. */
    boolean decide(Act act, List<ProposalDecision> all) {
        for (ProposalDecision decision : all) {
            switch (entry.decide(act, decision)) {
                case DecisionOutcome.Done done -> {
                    // The next one.
                }
                case DecisionOutcome.Conflict conflict -> {
                    return false;
                }
                case DecisionOutcome.NotFound() -> throw RecordProblems.notFound();
                case DecisionOutcome.NotAllowed(var code, var why, var clause) ->
                    throw RecordProblems.notAllowed(new EntryOutcome.NotAllowed(code, why, clause));
            }
        }
        return true;
    }

    /** One decision, for those who want to know what became of it. */
    DecisionOutcome decide(Act act, ProposalDecision decision) {
        return entry.decide(act, decision);
    }

    /** The same decision of one sending of a form gets the same id. */
    static UUID id(UUID round, String... parts) {
        return UUID.nameUUIDFromBytes((round + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Keeps what was decided about read values before the case file was opened, as far as the papers propose these values: a
     * form can say anything. What was changed in the form after it was accepted is kept as corrected.
     */
    void opened(Act act, CaseFile file, RecordCategory category, List<EarlyDecision> early) {
        List<ProposalDecision> all = new ArrayList<>();
        Map<DocumentId, List<Proposal>> proposed = proposed(act, file, category, early);
        for (EarlyDecision decision : early) {
            Optional<Candidate> read = proposed.getOrDefault(decision.document(), List.of()).stream()
                    .filter(one -> one.field().equals(decision.field()))
                    .flatMap(Proposal::readings)
                    .filter(one -> one.value().equals(decision.read()))
                    .findFirst();
            if (read.isEmpty()) {
                continue;
            }
            List<String> recorded = file.contents().fields().all(decision.field());
            boolean taken = decision.taken() && recorded.contains(decision.read());
            boolean corrected = decision.taken() && !taken;
            all.add(new ProposalDecision(
                    id(file.id().value(), decision.toString()),
                    file.id(),
                    file.version(),
                    decision.document(),
                    read.get().place().page(),
                    decision.field(),
                    null,
                    decision.read(),
                    taken
                            ? ProposalDecision.Verdict.TAKE_SCAN
                            : corrected ? ProposalDecision.Verdict.BOTH_WRONG : ProposalDecision.Verdict.KEEP_RECORD,
                    corrected && recorded.size() == 1 ? recorded.getFirst() : null,
                    ""));
        }
        boolean unused = decide(act, all);
    }

    /**
     * What the papers propose that were decided about: for whom the case file is about, and for the first of several, whom they
     * are read for as long as the form names nobody.
     */
    private Map<DocumentId, List<Proposal>> proposed(
            Act act, CaseFile file, RecordCategory category, List<EarlyDecision> early) {
        List<DocumentId> ids =
                early.stream().map(EarlyDecision::document).distinct().toList();
        Map<DocumentId, List<Proposal>> result = new HashMap<>();
        documents(act, ids).forEach((id, document) -> {
            List<Proposal> all = new ArrayList<>(read(act, document, category.fields(), about(file))
                    .proposals()
                    .all());
            all.addAll(
                    propose(act, document, category.fields(), null).proposals().all());
            result.put(id, all);
        });
        return result;
    }

    /** Whom a case file is about. */
    static @Nullable String about(CaseFile file) {
        return file.contents().fields().first(CaseFileRules.NAME).orElse(null);
    }
}
