package vn.tangthu.catalogue.value;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Length of a sentence (Penal Code 2015, Articles 38 to 40): years, months and days; for life; death. Kept as
 * {@code P7Y6M0D}, {@code life} or {@code death}.
 */
public sealed interface SentenceLength {
    /** For a term. Months may be more than eleven: {@code 18 tháng} stays what the judgment says. */
    record Term(int years, int months, int days) implements SentenceLength {
        public Term {
            if (years < 0 || months < 0 || days < 0 || years > 100 || months > 1200 || days > 36_500) {
                throw new IllegalArgumentException("Not a length of a sentence");
            }
        }

        /** The last day of a sentence that begins on this day. */
        public LocalDate endOf(LocalDate begin) {
            // Years and months in one step: 29 February plus a year and a month is 29 March, not 28.
            return begin.plusMonths(12L * years + months).plusDays(days).minusDays(1);
        }

        @Override
        public String kept() {
            return "P" + years + "Y" + months + "M" + days + "D";
        }

        @Override
        public String shown(Locale locale) {
            boolean english = locale.getLanguage().equals("en");
            StringBuilder text = new StringBuilder();
            part(text, years, english ? "years" : "năm");
            part(text, months, english ? "months" : "tháng");
            part(text, days, english ? "days" : "ngày");
            return text.isEmpty() ? (english ? "0 days" : "0 ngày") : text.toString();
        }

        private static void part(StringBuilder text, int number, String unit) {
            if (number > 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(number)
                        .append(' ')
                        .append(unit);
            }
        }
    }

    /** Tù chung thân. */
    record Life() implements SentenceLength {
        @Override
        public String kept() {
            return "life";
        }

        @Override
        public String shown(Locale locale) {
            return locale.getLanguage().equals("en") ? "life imprisonment" : "chung thân";
        }
    }

    /** Tử hình, until it is executed or commuted. */
    record Death() implements SentenceLength {
        @Override
        public String kept() {
            return "death";
        }

        @Override
        public String shown(Locale locale) {
            return locale.getLanguage().equals("en") ? "death" : "tử hình";
        }
    }

    /** The form in which it is kept. */
    String kept();

    /** The form in which it is shown. */
    String shown(Locale locale);

    Pattern KEPT = Pattern.compile("p(\\d{1,3})y(\\d{1,4})m(\\d{1,5})d");
    Pattern LIFE = Pattern.compile("life(?: imprisonment)?|(?:phat\\s+)?(?:tu\\s+)?chung\\s+than");
    Pattern DEATH = Pattern.compile("death|(?:an\\s+)?tu\\s+hinh");
    Pattern WRITTEN = Pattern.compile("(?:(\\d{1,3})\\s*(?:\\([^)]{1,40}\\)\\s*)?(?:nam|years?|y)\\s*)?"
            + "(?:(?:va\\s*)?(\\d{1,4})\\s*(?:\\([^)]{1,40}\\)\\s*)?(?:thang|months?|m)\\s*)?"
            + "(?:(?:va\\s*)?(\\d{1,5})\\s*(?:\\([^)]{1,40}\\)\\s*)?(?:ngay|days?|d)\\s*)?(?:tu\\s*)?");

    /**
     * Reads what people write, {@code 07 (bảy) năm 6 tháng tù} too, with or without marks, and the kept form; empty for
     * anything else.
     */
    static Optional<SentenceLength> read(String text) {
        String plain = VietnameseText.stripMarks(text).strip().toLowerCase(Locale.ROOT);
        if (LIFE.matcher(plain).matches()) {
            return Optional.of(new Life());
        }
        if (DEATH.matcher(plain).matches()) {
            return Optional.of(new Death());
        }
        Matcher kept = KEPT.matcher(plain);
        Matcher written = WRITTEN.matcher(plain);
        Matcher found = kept.matches() ? kept : written;
        if (plain.isEmpty() || !found.matches() || !anyGroup(found)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Term(group(found, 1), group(found, 2), group(found, 3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean anyGroup(Matcher matcher) {
        return matcher.group(1) != null || matcher.group(2) != null || matcher.group(3) != null;
    }

    private static int group(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
