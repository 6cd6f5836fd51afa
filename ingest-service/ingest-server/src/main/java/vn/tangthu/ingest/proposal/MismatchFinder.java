package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.Page;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;

/**
 * Finds names, dates and numbers in which a record and one of its papers disagree. What a paper is silent about is no
 * mismatch; what differs in marks alone weighs less, since recognition loses marks first. Writes nothing. Safe for concurrent
 * use.
 */
public final class MismatchFinder {
    private static final Set<FieldType> COMPARED = Set.of(
            FieldType.NAME,
            FieldType.DATE,
            FieldType.PARTIAL_DATE,
            FieldType.NUMBER,
            FieldType.MONEY,
            FieldType.SENTENCE,
            FieldType.IDENTITY_NUMBER,
            FieldType.DOCUMENT_NUMBER);
    private static final double MARKS_ALONE = 0.4;
    private static final double DOUBTFUL_READING = 0.5;
    private static final double NOT_FOUND = 0.5;
    private static final double AS_SURE = 0.6;
    private final ProposalReader reader;

    public MismatchFinder(Catalogue catalogue) {
        this(new ProposalReader(catalogue));
    }

    public MismatchFinder(ProposalReader reader) {
        this.reader = reader;
    }

    /**
     * Where the record and a paper disagree, the gravest kind first, the surest first within a kind.
     *
     * @param fields of the category, or of the event whose paper it is
     * @param record kept values
     * @param pages of the paper
     */
    public List<Mismatch> find(List<Field> fields, FieldValues record, List<Page> pages) {
        String about = record.first(CaseFileRules.NAME).orElse(null);
        return find(fields, record, reader.propose(fields, pages, about));
    }

    /** The same, with what was read of the paper already. */
    public List<Mismatch> find(List<Field> fields, FieldValues record, Proposals proposals) {
        List<Mismatch> result = new ArrayList<>();
        for (Field field : fields) {
            List<String> values = record.all(field.code());
            if (COMPARED.contains(field.type()) && !values.isEmpty()) {
                mismatch(field, values, proposals).ifPresent(result::add);
            }
        }
        result.sort(Comparator.comparing(Mismatch::kind)
                .thenComparing(Comparator.comparingDouble(Mismatch::confidence).reversed()));
        return result;
    }

    private static Optional<Mismatch> mismatch(Field field, List<String> values, Proposals proposals) {
        List<Proposal> read = proposals.of(field.code());
        if (read.isEmpty()) {
            return notFound(field, values.getFirst(), proposals);
        }
        boolean agrees =
                values.stream().anyMatch(value -> read.stream().anyMatch(proposal -> agrees(field, value, proposal)));
        return agrees ? Optional.empty() : Optional.of(nearest(field, values, read));
    }

    /** Whether the paper says it, at the likeliest place or at another that is nearly as likely. */
    private static boolean agrees(Field field, String value, Proposal proposal) {
        return Agreement.of(field, value, proposal.value()) == Agreement.SAME
                || proposal.alternatives().stream()
                        .filter(other -> !other.place().equals(proposal.best().place()))
                        .filter(other -> other.confidence() >= AS_SURE * proposal.confidence())
                        .anyMatch(other -> Agreement.of(field, value, other.value()) == Agreement.SAME);
    }

    /** Of several values those two that are nearest to each other. */
    private static Mismatch nearest(Field field, List<String> values, List<Proposal> read) {
        return values.stream()
                .flatMap(value -> read.stream().map(proposal -> mismatch(field, value, proposal)))
                .max(Comparator.comparing(Mismatch::kind).thenComparingDouble(Mismatch::confidence))
                .orElseThrow();
    }

    private static Mismatch mismatch(Field field, String value, Proposal proposal) {
        Candidate best = proposal.best();
        boolean marks = Agreement.of(field, value, best.value()) == Agreement.NEARLY;
        boolean misread =
                sameStretch(proposal).anyMatch(other -> Agreement.of(field, value, other.value()) == Agreement.SAME);
        double confidence = best.confidence() * (marks ? MARKS_ALONE : 1) * (misread ? DOUBTFUL_READING : 1);
        return mismatch(field, value, best, confidence, marks ? Mismatch.Kind.ONLY_MARKS : Mismatch.Kind.DIFFERS);
    }

    /** Other ways to read the very same words. */
    private static Stream<Candidate> sameStretch(Proposal proposal) {
        return proposal.alternatives().stream()
                .filter(other -> other.place().equals(proposal.best().place())
                        && other.asRead().equals(proposal.best().asRead()));
    }

    private static Optional<Mismatch> notFound(Field field, String value, Proposals proposals) {
        boolean expected = proposals.announced().contains(field.code())
                || field.code().equals(CaseFileRules.NAME)
                || ofThisPaper(field, proposals.paper());
        return expected
                ? Optional.of(mismatch(field, value, null, NOT_FOUND, Mismatch.Kind.NOT_FOUND_ON_SCAN))
                : Optional.empty();
    }

    /** What a paper of this kind always has. */
    private static boolean ofThisPaper(Field field, PaperKind paper) {
        return switch (paper) {
            case JUDGMENT ->
                field.code().equals("judgment-number") || field.code().equals("judgment-date");
            case DECISION_ON_EXECUTION ->
                field.code().equals("decision-number") || field.code().equals("decision-date");
            case DECISION, OTHER -> false;
        };
    }

    private static Mismatch mismatch(
            Field field, String value, @Nullable Candidate read, double confidence, Mismatch.Kind kind) {
        return new Mismatch(
                field.code(),
                value,
                read == null ? null : read.value(),
                read == null ? null : read.asRead(),
                read == null ? null : read.place(),
                confidence,
                kind);
    }
}
