package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Sums of money: {@code 200.000 đồng}, {@code 200.000đ}. */
final class MoneyPattern implements ValuePattern {
    private static final Pattern SUM =
            Folding.pattern("(?<![0-9.])(\\d{1,3}(?:\\s?[.,]\\s?\\d{3})+|\\d{4,12})\\s*(?:đồng|đ|vnđ|vnd)(?![0-9a-z])");

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        Matcher matcher = SUM.matcher(text.folded()).region(extent.from(), extent.to());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            String digits = matcher.group(1).replaceAll("[^0-9]", "");
            result.add(new Found(new Stretch(matcher.start(), matcher.end()), digits, 1));
        }
        return result;
    }
}
