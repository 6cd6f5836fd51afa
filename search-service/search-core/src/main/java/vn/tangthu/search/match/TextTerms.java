package vn.tangthu.search.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tangthu.search.Span;
import vn.tangthu.search.TermPlaces;
import vn.tangthu.vietnamese.IndexTerms;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/** The index terms of one text with their places. Equal to what an engine's analysis gives: both walk over the same tokens. */
public final class TextTerms implements TermPlaces {
    private final Map<String, List<Place>> places = new HashMap<>();
    private final int length;

    private TextTerms(int length) {
        this.length = length;
    }

    /** Terms of the syllables: what {@code VietnameseAnalyzer} gives. */
    public static TextTerms ofSyllables(String text) {
        List<Token> tokens = VietnameseText.tokens(text);
        TextTerms terms = new TextTerms(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Place place = new Place(i, new Span(token.from(), token.to()));
            terms.add(IndexTerms.exact(token.exact()), place);
            terms.add(IndexTerms.folded(token.folded()), place);
        }
        return terms;
    }

    /** Terms of neighbouring syllables: what {@code VietnamesePairAnalyzer} gives. */
    public static TextTerms ofPairs(String text) {
        List<Token> tokens = VietnameseText.tokens(text);
        TextTerms terms = new TextTerms(Math.max(0, tokens.size() - 1));
        for (int i = 1; i < tokens.size(); i++) {
            Token first = tokens.get(i - 1);
            Token second = tokens.get(i);
            Place place = new Place(i - 1, new Span(first.from(), second.to()));
            terms.add(IndexTerms.exactPair(first.exact(), second.exact()), place);
            terms.add(IndexTerms.foldedPair(first.folded(), second.folded()), place);
        }
        return terms;
    }

    private void add(String term, Place place) {
        places.computeIfAbsent(term, key -> new ArrayList<>()).add(place);
    }

    @Override
    public List<Place> of(String term) {
        return places.getOrDefault(term, List.of());
    }

    /** Number of syllables or pairs. */
    public int length() {
        return length;
    }

    public boolean contains(String term) {
        return places.containsKey(term);
    }

    /** Whether the terms stand at consecutive positions. */
    public boolean containsSequence(List<String> terms) {
        return of(terms.getFirst()).stream().anyMatch(start -> continues(terms, start.position()));
    }

    private boolean continues(List<String> terms, int start) {
        for (int i = 1; i < terms.size(); i++) {
            int position = start + i;
            if (of(terms.get(i)).stream().noneMatch(place -> place.position() == position)) {
                return false;
            }
        }
        return true;
    }
}
