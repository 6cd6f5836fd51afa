package vn.tangthu.search.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tangthu.vietnamese.IndexTerms;

/**
 * What a query demands of a page and how it scores, worked out once for all engines.
 *
 * <p>A page is looked at in two places, its text and the title of its document. It <b>matches</b> if the two together hold
 * at least {@code required} of the {@code words} (folded), each of {@code phrases} stands in one of them, and none of
 * {@code excluded} stands in either. Exclusion is by page: another page of the same document may still match. The page's
 * <b>text matches</b> if the page matches and needs its text for that, or its text would do alone; else only the title
 * matched and nothing is highlighted.
 *
 * @param words distinct folded terms of the words outside of quotation marks
 * @param required how many of {@code words} a page must hold
 * @param phrases each a sequence of terms at consecutive positions: exact terms of marked syllables, folded of others
 * @param excluded sequences, as in {@code phrases}
 * @param runs wanted syllables in the order typed, for highlighting; phrases are not among them
 * @param syllableWeights scoring terms of single syllables, with their weights
 * @param pairWeights scoring terms of neighbouring syllables, with their weights; never required
 */
public record QueryPlan(
        Set<String> words,
        int required,
        List<List<String>> phrases,
        List<List<String>> excluded,
        List<List<Syllable>> runs,
        Map<String, Float> syllableWeights,
        Map<String, Float> pairWeights) {
    /** How much more a syllable counts in a document's title than in its text. */
    public static final float TITLE_BOOST = 1.5f;

    /**
     * What is added to the score of a record whose title holds every word of {@link #name}. The title of a record has
     * the names of its subject: who types a name, in any order, looks for the person, and only then for papers in which
     * the name stands. It outweighs four common words that a paper repeats as often as it likes.
     */
    public static final float NAMED = 10f;

    private static final int ALL_REQUIRED_UP_TO = 4;
    private static final double REQUIRED_SHARE = 0.7;

    /** Weights measured on Vietnamese questions: for a syllable typed without marks an exact term would only hurt. */
    private static final float EXACT = 1f;

    private static final float FOLDED = 1f;
    private static final float EXACT_PAIR = 0.5f;
    private static final float FOLDED_PAIR_OF_MARKED = 0.3f;
    private static final float FOLDED_PAIR = 0.5f;

    /** Folded terms of what may be the name of a subject; empty where a single word says too little. */
    public Set<String> name() {
        return words.size() < 2 ? Set.of() : words;
    }

    /** How many of this many distinct words a page must hold: all of four, above that 70 % rounded up. */
    static int required(int words) {
        return words <= ALL_REQUIRED_UP_TO ? words : (int) Math.ceil(words * REQUIRED_SHARE - 1e-9);
    }

    public static QueryPlan of(Query query) {
        Set<String> words = new LinkedHashSet<>();
        List<List<String>> phrases = new ArrayList<>();
        List<List<String>> excluded = new ArrayList<>();
        List<List<Syllable>> runs = new ArrayList<>();
        Map<String, Float> syllables = new LinkedHashMap<>();
        Map<String, Float> pairs = new LinkedHashMap<>();
        for (Clause clause : query.clauses()) {
            if (clause.excluded()) {
                excluded.add(sequence(clause));
                continue;
            }
            if (clause.phrase()) {
                phrases.add(sequence(clause));
            } else {
                runs.add(clause.syllables());
                clause.syllables().forEach(syllable -> words.add(foldedTerm(syllable)));
            }
            weigh(clause.syllables(), syllables, pairs);
        }
        return new QueryPlan(
                Collections.unmodifiableSet(words),
                required(words.size()),
                List.copyOf(phrases),
                List.copyOf(excluded),
                List.copyOf(runs),
                Collections.unmodifiableMap(syllables),
                Collections.unmodifiableMap(pairs));
    }

    /** True if nothing is demanded of a page but, at most, that something is absent. */
    public boolean matchesAll() {
        return words.isEmpty() && phrases.isEmpty();
    }

    public static String exactTerm(Syllable syllable) {
        return IndexTerms.exact(syllable.exact());
    }

    public static String foldedTerm(Syllable syllable) {
        return IndexTerms.folded(syllable.folded());
    }

    private static List<String> sequence(Clause clause) {
        return clause.syllables().stream()
                .map(syllable -> syllable.marked() ? exactTerm(syllable) : foldedTerm(syllable))
                .toList();
    }

    private static void weigh(List<Syllable> run, Map<String, Float> syllables, Map<String, Float> pairs) {
        for (int i = 0; i < run.size(); i++) {
            Syllable second = run.get(i);
            syllables.put(foldedTerm(second), FOLDED);
            if (second.marked()) {
                syllables.put(exactTerm(second), EXACT);
            }
            if (i > 0) {
                weighPair(run.get(i - 1), second, pairs);
            }
        }
    }

    private static void weighPair(Syllable first, Syllable second, Map<String, Float> pairs) {
        boolean marked = first.marked() || second.marked();
        String folded = IndexTerms.foldedPair(first.folded(), second.folded());
        pairs.merge(folded, marked ? FOLDED_PAIR_OF_MARKED : FOLDED_PAIR, Math::max);
        if (marked) {
            pairs.put(IndexTerms.exactPair(first.exact(), second.exact()), EXACT_PAIR);
        }
    }
}
