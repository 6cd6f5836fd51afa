package vn.tangthu.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.tangthu.search.TermPlaces.Place;
import vn.tangthu.search.query.QueryPlan;
import vn.tangthu.search.query.Syllable;

/**
 * Chooses which occurrences on a page are shown as hits; the same for every engine.
 *
 * <ul>
 *   <li>Words: an occurrence is shown if it follows or precedes another one in the query's own order. A syllable that
 *       occurs nowhere on the page in such company is shown wherever it stands. So frequent syllables do not light up a
 *       whole page, and single words are found.
 *   <li>For a syllable typed with marks, occurrences with other marks are shown only if the page has no exact one.
 *   <li>Phrases are shown where they stand whole.
 *   <li>Syllables shown because they follow each other make one span.
 * </ul>
 */
public final class HighlightSelector {
    private final TermPlaces places;
    private final TreeMap<Integer, Span> shown = new TreeMap<>();
    private final BitSet joinedToNext = new BitSet();

    private HighlightSelector(TermPlaces places) {
        this.places = places;
    }

    /** Spans of a page whose text matches, in text order, without overlaps. */
    public static List<Span> select(QueryPlan plan, TermPlaces places) {
        HighlightSelector selector = new HighlightSelector(places);
        selector.words(plan.runs());
        plan.phrases().forEach(selector::phrase);
        return selector.spans();
    }

    private void words(List<List<Syllable>> runs) {
        Map<Syllable, Map<Integer, Span>> found = new LinkedHashMap<>();
        runs.forEach(run -> run.forEach(syllable -> found.computeIfAbsent(syllable, this::placesOf)));
        Set<Syllable> inCompany = new HashSet<>();
        for (List<Syllable> run : runs) {
            for (int i = 1; i < run.size(); i++) {
                Syllable first = run.get(i - 1);
                Syllable second = run.get(i);
                if (join(found.getOrDefault(first, Map.of()), found.getOrDefault(second, Map.of()))) {
                    inCompany.add(first);
                    inCompany.add(second);
                }
            }
        }
        found.forEach((syllable, places) -> {
            if (!inCompany.contains(syllable)) {
                shown.putAll(places);
            }
        });
    }

    private boolean join(Map<Integer, Span> first, Map<Integer, Span> second) {
        boolean any = false;
        for (Map.Entry<Integer, Span> place : first.entrySet()) {
            int next = place.getKey() + 1;
            Span follower = second.get(next);
            if (follower != null) {
                shown.put(place.getKey(), place.getValue());
                shown.put(next, follower);
                joinedToNext.set(place.getKey());
                any = true;
            }
        }
        return any;
    }

    private void phrase(List<String> terms) {
        List<Map<Integer, Span>> found =
                terms.stream().map(term -> byPosition(places.of(term))).toList();
        for (int start : found.getFirst().keySet()) {
            Map<Integer, Span> whole = new LinkedHashMap<>();
            for (int at = start; at < start + found.size(); at++) {
                Span span = found.get(at - start).get(at);
                if (span != null) {
                    whole.put(at, span);
                }
            }
            if (whole.size() == found.size()) {
                shown.putAll(whole);
                joinedToNext.set(start, start + found.size() - 1);
            }
        }
    }

    private Map<Integer, Span> placesOf(Syllable syllable) {
        List<Place> exact = syllable.marked() ? places.of(QueryPlan.exactTerm(syllable)) : List.of();
        return byPosition(exact.isEmpty() ? places.of(QueryPlan.foldedTerm(syllable)) : exact);
    }

    private static Map<Integer, Span> byPosition(List<Place> places) {
        Map<Integer, Span> result = new LinkedHashMap<>();
        places.forEach(place -> result.put(place.position(), place.span()));
        return result;
    }

    private List<Span> spans() {
        List<Span> result = new ArrayList<>();
        boolean open = false;
        for (Map.Entry<Integer, Span> entry : shown.entrySet()) {
            Span span = entry.getValue();
            if (open) {
                Span begun = result.removeLast();
                span = new Span(begun.from(), span.to());
            }
            result.add(span);
            open = joinedToNext.get(entry.getKey());
        }
        return List.copyOf(result);
    }
}
