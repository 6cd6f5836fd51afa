package vn.tangthu.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the pieces of a page that show its hits best: at most three windows of about 200 characters at word boundaries,
 * those with the most highlighted text first chosen, given in text order. Each is an exact piece of the page's text.
 */
public final class SnippetMaker {
    private static final int WINDOWS = 3;
    private static final int LENGTH = 200;
    private static final int LEAD = 60;

    /** How far a window's edge moves to reach a word boundary; a run without spaces is cut inside. */
    private static final int SLACK = 40;

    private SnippetMaker() {}

    /**
     * Snippets of a page.
     *
     * @param spans hits in text order without overlaps; where there are none the beginning of the page is given
     */
    public static List<Snippet> make(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            Span beginning = window(text, skipSpaces(text, 0, text.length()));
            return beginning.from() == beginning.to() ? List.of() : List.of(cut(text, beginning, spans));
        }
        return best(candidates(text, spans)).stream()
                .map(candidate -> cut(text, candidate.window(), spans))
                .toList();
    }

    private record Candidate(Span window, int highlighted) {}

    private static List<Candidate> candidates(String text, List<Span> spans) {
        List<Candidate> result = new ArrayList<>();
        for (int first = 0; first < spans.size(); first++) {
            Span window = window(text, spans.get(first).from());
            int highlighted = 0;
            for (int i = first; i < spans.size() && spans.get(i).from() < window.to(); i++) {
                highlighted +=
                        Math.min(spans.get(i).to(), window.to()) - spans.get(i).from();
            }
            result.add(new Candidate(window, highlighted));
        }
        return result;
    }

    private static List<Candidate> best(List<Candidate> candidates) {
        List<Candidate> ranked = new ArrayList<>(candidates);
        ranked.sort(Comparator.comparingInt(Candidate::highlighted).reversed());
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate candidate : ranked) {
            if (chosen.size() < WINDOWS && chosen.stream().noneMatch(other -> overlap(other, candidate))) {
                chosen.add(candidate);
            }
        }
        chosen.sort(Comparator.comparing(Candidate::window));
        return chosen;
    }

    private static boolean overlap(Candidate one, Candidate other) {
        return one.window().from() < other.window().to()
                && other.window().from() < one.window().to();
    }

    /** A window that begins somewhat before the hit. */
    private static Span window(String text, int hit) {
        int from = boundaryAfter(text, Math.max(0, hit - LEAD), hit);
        int to = boundaryBefore(text, Math.min(text.length(), from + LENGTH), hit);
        return new Span(from, Math.max(to, firstCharacterEnd(text, hit)));
    }

    /** End of the hit's first character with its marks: a window shows at least that. */
    private static int firstCharacterEnd(String text, int hit) {
        int end = Math.min(hit + 1, text.length());
        while (end < text.length() && belongsToPrevious(text, end)) {
            end++;
        }
        return end;
    }

    private static int boundaryAfter(String text, int at, int limit) {
        if (at == 0) {
            return skipSpaces(text, 0, limit);
        }
        for (int i = at; i < Math.min(limit, at + SLACK); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return skipSpaces(text, i, limit);
            }
        }
        return inside(text, at);
    }

    private static int skipSpaces(String text, int at, int limit) {
        int i = at;
        while (i < Math.min(limit, text.length()) && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int boundaryBefore(String text, int at, int hit) {
        if (at == text.length()) {
            return trimmed(text, at, hit);
        }
        for (int i = at; i > Math.max(hit, at - SLACK); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return trimmed(text, i, hit);
            }
        }
        return inside(text, at);
    }

    private static int trimmed(String text, int at, int hit) {
        int i = at;
        while (i > hit && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** Moves back out of a surrogate pair or away from marks, which belong to the letter before them. */
    private static int inside(String text, int at) {
        int i = at;
        while (i > 0 && i < text.length() && belongsToPrevious(text, i)) {
            i--;
        }
        return i;
    }

    private static boolean belongsToPrevious(String text, int at) {
        char c = text.charAt(at);
        return Character.isLowSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static Snippet cut(String text, Span window, List<Span> spans) {
        List<Span> inside = new ArrayList<>();
        for (Span span : spans) {
            int from = Math.max(span.from(), window.from());
            int to = Math.min(span.to(), window.to());
            if (from < to) {
                inside.add(new Span(from - window.from(), to - window.from()));
            }
        }
        return new Snippet(text.substring(window.from(), window.to()), inside);
    }
}
