package vn.tangthu.search.query;

import java.util.List;

/**
 * Part of a query: one run of syllables.
 *
 * @param phrase typed in quotation marks: the syllables must follow each other
 * @param excluded typed with a minus sign: documents pages with it do not match
 */
public record Clause(List<Syllable> syllables, boolean phrase, boolean excluded) {
    public Clause {
        syllables = List.copyOf(syllables);
        if (syllables.isEmpty()) {
            throw new IllegalArgumentException("A clause needs at least one syllable");
        }
    }
}
