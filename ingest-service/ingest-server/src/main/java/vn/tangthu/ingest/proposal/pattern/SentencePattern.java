package vn.tangthu.ingest.proposal.pattern;

import static vn.tangthu.ingest.proposal.pattern.Digits.DIGIT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/**
 * Lengths of sentences: {@code 07 (bảy) năm 06 (sáu) tháng tù}, {@code mười tám tháng}, {@code tù chung thân}. Where the number
 * and the word in brackets disagree the word counts: a wrong mark leaves it what it is, a wrong digit does not.
 */
public final class SentencePattern implements ValuePattern {
    private static final String WORDS = NumberWords.WORD + "(?:\\s+" + NumberWords.WORD + "){0,3}";

    private static String part(String unit, boolean words) {
        String digits = "(" + DIGIT + "{1,3})\\s*(?:[(\\[]\\s*([^)\\]\\n]{1,40}(?:\\n[^)\\]\\n]{1,30})?)[)\\]])?";
        return (words ? "(" + WORDS + ")()" : digits) + "\\s*" + unit;
    }

    private static Pattern term(boolean words) {
        String and = "(?:\\s*(?:,|và)?\\s*";
        return Folding.pattern("(?<![0-9a-z/\\-])(?<![0-9][.,])(?:" + part("năm", words) + "(?![a-z])" + and
                + part("tháng", words)
                + ")?" + and + part("ngày", words) + "(?![a-z]))?|" + part("tháng", words) + "(?![a-z])" + and
                + part("ngày", words) + "(?![a-z]))?)(?!\\s*(?:năm\\s*)?[0-9]{4})(\\s*tù(?![a-z])(?!\\s*giam giữ))?");
    }

    private static final Pattern DIGITS = term(false);
    private static final Pattern IN_WORDS = term(true);
    private static final Pattern LIFE = Folding.pattern("(?<![a-z])(?:tù\\s+)?chung\\s+thân(?![a-z])");
    private static final Pattern DEATH = Folding.pattern("(?<![a-z])tử\\s+hình(?![a-z])");
    private static final Pattern DATE_BEFORE = Folding.pattern("(?:ngày|tháng|từ|đến|khoản|điều|tuổi)[\\s.]*$");
    private static final Pattern RANGE_AFTER = Folding.pattern("^\\s*(?:tù\\s*)?(?:đến|-)\\s*\\d");
    private static final int LOOK_BACK = 12;
    private static final double WITHOUT_PRISON = 0.85;
    private static final double CONTRADICTED = 0.5;
    private static final double WITHOUT_WORDS = 0.96;

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        terms(text, extent, DIGITS, result);
        if (result.isEmpty()) {
            terms(text, extent, IN_WORDS, result);
        }
        fixed(text, extent, LIFE, "chung thân", result);
        fixed(text, extent, DEATH, "tử hình", result);
        result.sort(Comparator.comparingInt(Found::from));
        return result;
    }

    private static void fixed(ReadText text, Stretch extent, Pattern pattern, String typed, List<Found> result) {
        Matcher matcher = pattern.matcher(text.folded()).region(extent.from(), extent.to());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            result.add(new Found(new Stretch(matcher.start(), matcher.end()), typed, 1));
        }
    }

    private static void terms(ReadText text, Stretch extent, Pattern pattern, List<Found> result) {
        Matcher matcher = pattern.matcher(text.folded()).region(extent.from(), extent.to());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            String before = text.folded().substring(Math.max(0, matcher.start() - LOOK_BACK), matcher.start());
            String after = text.folded().substring(matcher.end(), Math.min(text.length(), matcher.end() + LOOK_BACK));
            if (!DATE_BEFORE.matcher(before).find()
                    && !RANGE_AFTER.matcher(after).find()) {
                Stretch stretch = new Stretch(matcher.start(), matcher.end());
                result.add(new Found(stretch, guesses(matcher)).times(matcher.group(11) == null ? WITHOUT_PRISON : 1));
            }
        }
    }

    private static List<Guess> guesses(Matcher matcher) {
        boolean months = matcher.group(1) == null;
        Part year = Part.of(matcher.group(1), matcher.group(2));
        Part month = months ? Part.of(matcher.group(7), matcher.group(8)) : Part.of(matcher.group(3), matcher.group(4));
        Part day = months ? Part.of(matcher.group(9), matcher.group(10)) : Part.of(matcher.group(5), matcher.group(6));
        List<Guess> result = new ArrayList<>();
        result.add(guess(year.best, month.best, day.best, year.sureness * month.sureness * day.sureness));
        double other = CONTRADICTED / 2;
        if (year.other >= 0) {
            result.add(guess(year.other, month.best, day.best, other));
        }
        if (month.other >= 0) {
            result.add(guess(year.best, month.other, day.best, other));
        }
        if (day.other >= 0) {
            result.add(guess(year.best, month.best, day.other, other));
        }
        return result;
    }

    private static Guess guess(int years, int months, int days, double sureness) {
        return new Guess(years + " năm " + months + " tháng " + days + " ngày", sureness);
    }

    /** A number, and another where its digits and its words disagree; -1 for none. */
    private record Part(int best, int other, double sureness) {
        static Part of(@Nullable String number, @Nullable String words) {
            if (number == null) {
                return new Part(0, -1, 1);
            }
            OptionalInt spelled = words == null || words.isEmpty() ? OptionalInt.empty() : NumberWords.read(words);
            OptionalInt plain = NumberWords.read(number);
            if (plain.isPresent()) {
                return new Part(plain.getAsInt(), -1, WITHOUT_WORDS);
            }
            Guess digits = Digits.read(number, false).getFirst();
            int value = Integer.parseInt(digits.typed());
            if (spelled.isEmpty()) {
                return new Part(value, -1, digits.sureness() * WITHOUT_WORDS);
            }
            return spelled.getAsInt() == value
                    ? new Part(value, -1, 1)
                    : new Part(spelled.getAsInt(), value, CONTRADICTED);
        }
    }
}
