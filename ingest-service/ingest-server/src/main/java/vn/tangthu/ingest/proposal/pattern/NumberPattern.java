package vn.tangthu.ingest.proposal.pattern;

import static vn.tangthu.ingest.proposal.pattern.Digits.DIGIT;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** A count: {@code 01 (một)}, {@code 02}, {@code không}. */
final class NumberPattern implements ValuePattern {
    private static final Pattern COUNT = Folding.pattern("^[\\s:.]*(?:(?:có|gồm)\\s+)?(?:(" + DIGIT
            + "{1,4})(?:\\s*\\(([^)]{1,40})\\))?(?![0-9a-z/.\\-])|(không|chưa)(?![a-z]))");
    private static final double BARE = 0.97;
    private static final double CONTRADICTED = 0.4;

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        Matcher matcher = COUNT.matcher(text.folded()).region(extent.from(), extent.to());
        if (!matcher.useTransparentBounds(true).find()) {
            return List.of();
        }
        if (matcher.group(3) != null) {
            return List.of(new Found(new Stretch(matcher.start(3), matcher.end(3)), "0", 1));
        }
        return Digits.count(matcher.group(1)) == 0
                ? List.of()
                : List.of(new Found(new Stretch(matcher.start(1), matcher.end()), guesses(matcher)));
    }

    private static List<Guess> guesses(Matcher matcher) {
        Guess digits = Digits.read(matcher.group(1), false).getFirst();
        OptionalInt words = matcher.group(2) == null ? OptionalInt.empty() : NumberWords.read(matcher.group(2));
        if (words.isEmpty()) {
            return List.of(digits.times(BARE));
        }
        return words.getAsInt() == Integer.parseInt(digits.typed())
                ? List.of(new Guess(digits.typed(), 1))
                : List.of(
                        new Guess(Integer.toString(words.getAsInt()), CONTRADICTED + 0.1), digits.times(CONTRADICTED));
    }
}
