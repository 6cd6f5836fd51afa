package vn.tangthu.ingest.proposal.pattern;

import static vn.tangthu.ingest.proposal.pattern.Digits.DIGIT;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Numbers of identity cards: 9 or 12 digits, in groups or not. */
final class IdentityNumberPattern implements ValuePattern {
    private static final Pattern NUMBER =
            Folding.pattern("(?<![0-9a-z])" + DIGIT + "(?:[ .]?" + DIGIT + "){8,11}(?![0-9a-z])");
    private static final int MOST_LETTERS = 3;
    private static final double DOUBTFUL = 0.85;

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text.folded()).region(extent.from(), extent.to());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            String run = matcher.group().replaceAll("[ .]", "");
            boolean digits = Digits.count(run) >= run.length() - MOST_LETTERS;
            if (digits && (run.length() == 9 || run.length() == 12)) {
                Stretch stretch = new Stretch(matcher.start(), matcher.end());
                result.add(new Found(stretch, Digits.read(run, text.confidence(stretch) < DOUBTFUL)));
            }
        }
        return result;
    }
}
