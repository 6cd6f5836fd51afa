package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/**
 * A clause of the Penal Code as a paper cites it.
 *
 * @param stretch where it stands
 * @param text in one way of writing: {@code điểm a khoản 2 Điều 173 BLHS}
 * @param sureness 0 to 1; low where the paper does not say of which law
 */
public record Clause(Stretch stretch, String text, double sureness) {
    private static final String POINTS =
            "(?:các\\s+)?điểm\\s+([a-z](?:\\s*(?:,|và|;)\\s*(?:điểm\\s+)?[a-z](?![a-z]))*)\\s*,?\\s*";
    private static final String PARAGRAPHS =
            "khoản\\s+([0-9li]{1,2}(?:\\s*(?:,|và)\\s*(?:khoản\\s+)?[0-9]{1,2}(?![0-9]))*)\\s*,?\\s*";
    private static final Pattern CLAUSE = Folding.pattern(
            "(?<![a-z])(?:(?:" + POINTS + ")?" + PARAGRAPHS + ")?điều\\s+([0-9li][0-9lio]{0,2}[a-z]?)(?![0-9a-z])");
    private static final Pattern LAW = Folding.pattern(
            "(?<![a-z])(bộ\\s+luật\\s+hình\\s+sự|blhs|bộ\\s+luật|bl[a-z]{2,3}|nghị\\s+quyết|luật|nghị\\s+định|thông\\s+tư|pháp\\s+lệnh)(?![a-z])");
    private static final int FAR = 400;
    private static final double LAW_NOT_SAID = 0.4;
    private static final double REPAIRED = 0.6;

    /** The clauses of the Penal Code in a stretch, in order. */
    public static List<Clause> in(ReadText text, Stretch extent) {
        List<Clause> result = new ArrayList<>();
        Matcher matcher = CLAUSE.matcher(text.folded()).region(extent.from(), extent.to());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            Law law = law(text, matcher.end());
            boolean cited = law == Law.PENAL_CODE || matcher.group(2) != null;
            if (law != Law.OTHER && cited) {
                result.add(clause(text, matcher, law == Law.PENAL_CODE ? 1 : LAW_NOT_SAID));
            }
        }
        return result;
    }

    private enum Law {
        PENAL_CODE,
        OTHER,
        NOT_SAID
    }

    /** Lists of clauses name their law once, at the end. */
    private static Law law(ReadText text, int from) {
        Matcher matcher = LAW.matcher(text.folded()).region(from, Math.min(text.length(), from + FAR));
        if (!matcher.useTransparentBounds(true).find()) {
            return Law.NOT_SAID;
        }
        return matcher.group(1).matches("blhs|bo\\s+luat\\s+hinh\\s+su") ? Law.PENAL_CODE : Law.OTHER;
    }

    private static Clause clause(ReadText text, Matcher matcher, double sureness) {
        StringBuilder result = new StringBuilder();
        if (matcher.group(1) != null) {
            result.append("điểm ")
                    .append(list(text.asRead(new Stretch(matcher.start(1), matcher.end(1)))))
                    .append(' ');
        }
        String paragraphs = matcher.group(2);
        String article = matcher.group(3);
        if (paragraphs != null) {
            result.append("khoản ").append(list(digits(paragraphs))).append(' ');
        }
        result.append("Điều ").append(digits(article)).append(" BLHS");
        boolean repaired = !digits(article).equals(article)
                || (paragraphs != null && !digits(paragraphs).equals(paragraphs));
        return new Clause(
                new Stretch(matcher.start(), matcher.end()),
                result.toString(),
                repaired ? sureness * REPAIRED : sureness);
    }

    private static String digits(String text) {
        return text.replaceAll("(?<![a-z])[li](?![a-z])|(?<=[0-9])[li](?=[0-9])|[li](?=[0-9])", "1")
                .replaceAll("(?<=[0-9])o", "0");
    }

    private static String list(String text) {
        return String.join(
                ", ",
                text.toLowerCase(java.util.Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+(?:(?:và|điểm|khoản|va|khoan)[^\\p{L}\\p{N}]+)*"));
    }
}
