package vn.tangthu.search.memory;

import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.match.PageTerms;
import vn.tangthu.search.match.TextTerms;

/** A page with its terms. */
record AnalysedPage(int number, String text, PageTerms terms, TextTerms pairs) {
    static AnalysedPage of(IndexedPage page, TextTerms title) {
        return new AnalysedPage(
                page.number(),
                page.text(),
                new PageTerms(TextTerms.ofSyllables(page.text()), title),
                TextTerms.ofPairs(page.text()));
    }
}
