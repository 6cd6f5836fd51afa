package vn.tangthu.search.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.match.TextTerms;
import vn.tangthu.search.query.QueryPlan;

/** BM25 over the pages there are, with the weights of the query plan. */
final class Relevance {
    private static final double K1 = IndexDefinition.K1;
    private static final double B = IndexDefinition.B;

    private final QueryPlan plan;
    private final Field syllables;
    private final Field pairs;
    private final Field title;

    Relevance(QueryPlan plan, Collection<AnalysedDocument> documents) {
        List<AnalysedPage> pages = documents.stream()
                .flatMap(document -> document.pages().stream())
                .toList();
        this.plan = plan;
        syllables = new Field(pages, page -> page.terms().text());
        pairs = new Field(pages, AnalysedPage::pairs);
        title = new Field(pages, page -> page.terms().title());
    }

    double score(AnalysedDocument document, AnalysedPage page) {
        double score = isNamed(document, page) ? QueryPlan.NAMED : 0;
        for (Map.Entry<String, Float> term : plan.syllableWeights().entrySet()) {
            score += term.getValue() * syllables.score(term.getKey(), page);
            score += term.getValue() * QueryPlan.TITLE_BOOST * title.score(term.getKey(), page);
        }
        for (Map.Entry<String, Float> term : plan.pairWeights().entrySet()) {
            score += term.getValue() * pairs.score(term.getKey(), page);
        }
        return score;
    }

    private boolean isNamed(AnalysedDocument document, AnalysedPage page) {
        return document.document().kind() == EntryKind.RECORD
                && !plan.name().isEmpty()
                && plan.name().stream().allMatch(page.terms().title()::contains);
    }

    private static final class Field {
        private final List<AnalysedPage> pages;
        private final Function<AnalysedPage, TextTerms> terms;
        private final double averageLength;
        private final Map<String, Double> rarity = new HashMap<>();

        Field(List<AnalysedPage> pages, Function<AnalysedPage, TextTerms> terms) {
            this.pages = pages;
            this.terms = terms;
            averageLength = Math.max(
                    1,
                    pages.stream()
                            .mapToInt(page -> terms.apply(page).length())
                            .average()
                            .orElse(1));
        }

        double score(String term, AnalysedPage page) {
            TextTerms field = terms.apply(page);
            double frequency = field.of(term).size();
            double saturation = K1 * (1 - B + B * field.length() / averageLength);
            return rarity.computeIfAbsent(term, this::rarity) * frequency / (frequency + saturation);
        }

        private double rarity(String term) {
            double with = pages.stream()
                    .filter(page -> terms.apply(page).contains(term))
                    .count();
            return Math.log(1 + (pages.size() - with + 0.5) / (with + 0.5));
        }
    }
}
