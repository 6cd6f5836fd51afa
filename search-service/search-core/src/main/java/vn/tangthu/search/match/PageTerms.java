package vn.tangthu.search.match;

import java.util.List;
import vn.tangthu.search.HighlightSelector;
import vn.tangthu.search.Span;
import vn.tangthu.search.query.QueryPlan;

/**
 * A page as a query sees it: the terms of its text and of its document's title. The meaning of "matches" and "its text
 * matches" is that of {@link QueryPlan}.
 */
public record PageTerms(TextTerms text, TextTerms title) {
    public boolean matches(QueryPlan plan) {
        return holds(plan, true, true)
                && plan.excluded().stream()
                        .noneMatch(terms -> text.containsSequence(terms) || title.containsSequence(terms));
    }

    public boolean textMatches(QueryPlan plan) {
        return !plan.matchesAll() && matches(plan) && (!titleSuffices(plan) || holds(plan, true, false));
    }

    /** Whether the title holds all that is demanded, so that a page's text matches only if it does too. */
    public boolean titleSuffices(QueryPlan plan) {
        return holds(plan, false, true);
    }

    /** Hits on the page, in text order without overlaps; none where its text does not match. */
    public List<Span> spans(QueryPlan plan) {
        return textMatches(plan) ? HighlightSelector.select(plan, text) : List.of();
    }

    private boolean holds(QueryPlan plan, boolean inText, boolean inTitle) {
        long words = plan.words().stream()
                .filter(word -> (inText && text.contains(word)) || (inTitle && title.contains(word)))
                .count();
        return words >= plan.required()
                && plan.phrases().stream()
                        .allMatch(terms ->
                                (inText && text.containsSequence(terms)) || (inTitle && title.containsSequence(terms)));
    }
}
