package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Levels of education by their names, and by the year of school that was reached: {@code 9/12}, {@code lớp 7}, {@code 5/10}. */
final class EducationPattern implements ValuePattern {
    static final String LIST = "education-levels";

    private static final Pattern YEAR =
            Folding.pattern("^[\\s:.]*(?:(\\d{1,2})\\s?/\\s?(10|12)(?![0-9])|lớp\\s+(\\d{1,2}))(?:\\s+phổ thông)?");
    private static final double BY_YEAR = 0.9;
    private final CodeList list;
    private final CodePattern names;

    EducationPattern(CodeList list) {
        this.list = list;
        names = new CodePattern(list);
    }

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        Matcher matcher = YEAR.matcher(text.folded()).region(extent.from(), extent.to());
        if (!matcher.useTransparentBounds(true).find()) {
            return names.find(text, extent);
        }
        String number = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        int from = matcher.group(1) == null ? matcher.start(3) : matcher.start(1);
        String level = level(Integer.parseInt(number), "10".equals(matcher.group(2)));
        return list.contains(level) ? List.of(new Found(new Stretch(from, matcher.end()), level, BY_YEAR)) : List.of();
    }

    /** Five, nine and twelve years; four, seven and ten in the old school of the North. */
    private static String level(int year, boolean ofTen) {
        if (year == 0) {
            return "none";
        }
        if (year <= (ofTen ? 4 : 5)) {
            return "primary";
        }
        return year <= (ofTen ? 7 : 9) ? "lower-secondary" : "upper-secondary";
    }
}
