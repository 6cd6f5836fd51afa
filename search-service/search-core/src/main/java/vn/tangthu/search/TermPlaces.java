package vn.tangthu.search;

import java.util.List;

/** Where terms stand in the text of one page, as the engine found them. */
@FunctionalInterface
public interface TermPlaces {
    /** Places of an index term ({@code IndexTerms}) by rising position; empty if it is not on the page. */
    List<Place> of(String term);

    /**
     * One occurrence of a term.
     *
     * @param position number of the syllable on the page
     * @param span where it stands in the text
     */
    record Place(int position, Span span) {}
}
