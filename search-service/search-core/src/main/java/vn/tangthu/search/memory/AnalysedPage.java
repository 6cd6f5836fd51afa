package vn.tangthu.search.memory;

import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.query.QueryPlan;

/** A page with the terms of its text and of its document's title. */
record AnalysedPage(int number, String text, Terms syllables, Terms pairs, Terms title) {
    static AnalysedPage of(IndexedPage page, Terms title) {
        return new AnalysedPage(
                page.number(), page.text(), Terms.ofSyllables(page.text()), Terms.ofPairs(page.text()), title);
    }

    boolean matches(QueryPlan plan) {
        return holds(plan, true, true)
                && plan.excluded().stream()
                        .noneMatch(terms -> syllables.containsSequence(terms) || title.containsSequence(terms));
    }

    boolean textMatches(QueryPlan plan) {
        return !plan.matchesAll() && matches(plan) && (!holds(plan, false, true) || holds(plan, true, false));
    }

    private boolean holds(QueryPlan plan, boolean inText, boolean inTitle) {
        long words = plan.words().stream()
                .filter(word -> (inText && syllables.contains(word)) || (inTitle && title.contains(word)))
                .count();
        return words >= plan.required()
                && plan.phrases().stream()
                        .allMatch(terms -> (inText && syllables.containsSequence(terms))
                                || (inTitle && title.containsSequence(terms)));
    }
}
