package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;
import vn.tangthu.ingest.proposal.text.Syllable;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/** The names of a code list, and where a text has them. */
final class Phrases {
    private static final double OTHER_MARKS = 0.93;
    private static final double NEARLY = 0.75;
    private static final int FEWEST_LETTERS_FOR_NEARLY = 6;
    private static final int LETTERS_AN_EDIT = 6;
    private static final int FEWEST_LETTERS_ANYWHERE = 4;
    private static final int AHEAD = 2;
    private final List<Phrase> phrases;

    /**
     * A name.
     *
     * @param code what is typed for it
     * @param weight how surely the name means this code
     */
    record Phrase(String code, String exact, String letters, int syllables, double weight) {
        static Phrase named(String code, String name, double weight) {
            List<Token> tokens = VietnameseText.tokens(name);
            return new Phrase(
                    code,
                    exactly(name),
                    tokens.stream().map(Token::folded).collect(Collectors.joining()),
                    tokens.size(),
                    weight);
        }
    }

    Phrases(List<Phrase> phrases) {
        this.phrases = phrases.stream().filter(phrase -> phrase.syllables() > 0).toList();
    }

    /** Where the names stand; of those that overlap the longest. Short ones count at the beginning only. */
    List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        int first = text.syllableAt(extent.from());
        int i = first;
        while (i < text.syllables().size() && text.syllables().get(i).to() <= extent.to()) {
            Optional<Match> here = near(text, extent, i, i == first);
            here.map(match -> found(text, extent, match, first)).ifPresent(result::add);
            i = here.map(match -> text.syllableAt(match.stretch().to())).orElse(i + 1);
        }
        return result;
    }

    /** The best name that begins here or right after: a word too many before it makes a name no better. */
    private Optional<Match> near(ReadText text, Stretch extent, int index, boolean first) {
        Optional<Match> best = at(text, extent, index, first);
        for (int next = index + 1; best.isPresent() && next <= index + AHEAD; next++) {
            Optional<Match> other = at(text, extent, next, false);
            best = other.isPresent() && other.get().weight() > best.get().weight() ? other : best;
        }
        return best;
    }

    private Found found(ReadText text, Stretch extent, Match match, int first) {
        int index = text.syllableAt(match.stretch().from());
        return new Found(match.stretch(), guesses(matches(text, extent, index, index == first), match.stretch()));
    }

    private record Match(Stretch stretch, Phrase phrase, double sureness) {
        double weight() {
            return sureness * phrase.letters().length();
        }
    }

    private Optional<Match> at(ReadText text, Stretch extent, int index, boolean first) {
        return matches(text, extent, index, first).stream().max(Comparator.comparingDouble(Match::weight));
    }

    private List<Match> matches(ReadText text, Stretch extent, int index, boolean first) {
        List<Match> matches = new ArrayList<>();
        for (Phrase phrase : phrases) {
            if (first || phrase.letters().length() >= FEWEST_LETTERS_ANYWHERE) {
                match(text, extent, index, phrase).ifPresent(matches::add);
            }
        }
        return matches;
    }

    private static List<Guess> guesses(List<Match> matches, Stretch stretch) {
        Map<String, Double> codes = new LinkedHashMap<>();
        matches.stream()
                .filter(match -> match.stretch.equals(stretch))
                .sorted(Comparator.comparingDouble(Match::sureness).reversed())
                .forEach(match -> codes.putIfAbsent(match.phrase.code(), match.sureness));
        return codes.entrySet().stream()
                .map(entry -> new Guess(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Recognition may split a syllable or join two. */
    private static Optional<Match> match(ReadText text, Stretch extent, int index, Phrase phrase) {
        Match best = null;
        for (int syllables = phrase.syllables() - 1; syllables <= phrase.syllables() + 1; syllables++) {
            int last = index + syllables - 1;
            boolean inside = syllables > 0
                    && last < text.syllables().size()
                    && text.syllables().get(last).to() <= extent.to();
            if (inside) {
                List<Syllable> run = text.syllables().subList(index, last + 1);
                Stretch stretch =
                        new Stretch(run.getFirst().from(), run.getLast().to());
                double sureness = phrase.weight() * sureness(text, stretch, run, phrase);
                best = sureness > (best == null ? 0 : best.sureness) ? new Match(stretch, phrase, sureness) : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double sureness(ReadText text, Stretch stretch, List<Syllable> run, Phrase phrase) {
        String letters = run.stream().map(Syllable::letters).collect(Collectors.joining());
        if (letters.equals(phrase.letters())) {
            return exactly(text.asRead(stretch)).equals(phrase.exact()) ? 1 : OTHER_MARKS;
        }
        int most = letters.length() < FEWEST_LETTERS_FOR_NEARLY ? 0 : Math.max(1, letters.length() / LETTERS_AN_EDIT);
        if (most == 0 || !alike(letters, phrase.letters())) {
            return 0;
        }
        int edits = Similarity.edits(letters, phrase.letters(), most);
        return edits > most ? 0 : NEARLY * (1 - (double) edits / letters.length());
    }

    /** Cheap: most names have nothing to do with what stands there. */
    private static boolean alike(String one, String other) {
        return one.regionMatches(0, other, 0, 2)
                || one.regionMatches(one.length() - 3, other, Math.max(0, other.length() - 3), 3);
    }

    private static String exactly(String text) {
        return VietnameseText.tokens(text).stream().map(Token::exact).collect(Collectors.joining(" "));
    }
}
