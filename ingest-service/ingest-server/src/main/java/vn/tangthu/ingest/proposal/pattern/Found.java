package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import vn.tangthu.ingest.proposal.text.Stretch;

/**
 * Something on paper that looks like a value.
 *
 * @param stretches where it stands; several where a column parts it
 * @param guesses what it may be, the likeliest first; at least one
 */
public record Found(List<Stretch> stretches, List<Guess> guesses) {
    public Found {
        stretches = List.copyOf(stretches);
        guesses = List.copyOf(guesses);
        if (stretches.isEmpty() || guesses.isEmpty()) {
            throw new IllegalArgumentException("Nothing was found");
        }
    }

    Found(Stretch stretch, List<Guess> guesses) {
        this(List.of(stretch), guesses);
    }

    Found(Stretch stretch, String typed, double sureness) {
        this(List.of(stretch), List.of(new Guess(typed, sureness)));
    }

    public int from() {
        return stretches.getFirst().from();
    }

    public int to() {
        return stretches.getLast().to();
    }

    /** The same with its rest, which stands elsewhere. */
    public Found with(Stretch rest, String read) {
        List<Stretch> all = new ArrayList<>(stretches);
        all.add(rest);
        return new Found(
                all,
                guesses.stream()
                        .map(guess -> new Guess(guess.typed() + " " + read, guess.sureness()))
                        .toList());
    }

    /** The same, more or less sure. */
    public Found times(double factor) {
        return new Found(
                stretches, guesses.stream().map(guess -> guess.times(factor)).toList());
    }
}
