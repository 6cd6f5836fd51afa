package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Yes or no, right at the beginning. */
final class FlagPattern implements ValuePattern {
    private static final Pattern FLAG = Folding.pattern("^[\\s:]*(có|không|chưa)(?![a-z])");

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        Matcher matcher = FLAG.matcher(text.folded()).region(extent.from(), extent.to());
        if (!matcher.useTransparentBounds(true).find()) {
            return List.of();
        }
        String typed = matcher.group(1).equals("co") ? "có" : "không";
        return List.of(new Found(new Stretch(matcher.start(1), matcher.end(1)), typed, 1));
    }
}
