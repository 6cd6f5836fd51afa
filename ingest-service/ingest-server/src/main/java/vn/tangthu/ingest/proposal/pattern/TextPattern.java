package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Whatever stands there, up to the end of its sentence; nothing where only dots were left to fill in. */
public final class TextPattern implements ValuePattern {
    private static final String AROUND = " \n\t.,;:_-\"'*(…";
    private static final Pattern LEADERS = Pattern.compile("[._…]{4,}");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[a-z0-9]{2})(?<!tp)\\.(?=\\s+\\S|\\s*$)");
    private static final Pattern NOTHING = Folding.pattern("không(?: có| rõ)?|chưa(?: có| rõ)?");
    private static final double SURENESS = 0.95;
    private static final double CUT_SHORT = 0.6;

    /** It fills its line to the end, and recognition may have lost the next one. */
    private static final double FULL_LINE = 0.7;

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        int to = end(text, extent);
        Stretch stretch = text.trimmed(new Stretch(extent.from(), to), AROUND);
        String read = text.asRead(stretch);
        if (stretch.isEmpty() || read.codePoints().noneMatch(Character::isLetterOrDigit) || nothing(text, stretch)) {
            return List.of();
        }
        boolean cutShort = to < text.length() && text.folded().charAt(to) == ReadText.PAGE_END;
        boolean open = cutShort && text.folded().charAt(to - 1) != '.';
        boolean full = to == stretch.to() && to < text.length() && text.isFull(to);
        return List.of(new Found(stretch, read, open ? CUT_SHORT : full ? FULL_LINE : SURENESS));
    }

    private static boolean nothing(ReadText text, Stretch stretch) {
        return NOTHING.matcher(text.folded())
                .region(stretch.from(), stretch.to())
                .matches();
    }

    private static int end(ReadText text, Stretch extent) {
        int to = extent.to();
        int begin = text.trimmed(extent, AROUND).from();
        for (Pattern pattern : List.of(LEADERS, SENTENCE_END)) {
            Matcher matcher = pattern.matcher(text.folded()).region(begin, to);
            to = matcher.useTransparentBounds(true).find() ? matcher.start() : to;
        }
        return to;
    }
}
