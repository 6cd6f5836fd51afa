package vn.tangthu.catalogue.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * A date as papers have it: a day, a month, a year, or known to be unknown. Kept as {@code 2020-06-05}, {@code 2020-06},
 * {@code 2020} or {@code unknown}; the day always stands before the month on paper.
 *
 * @param earliest first day that it can be; {@link LocalDate#MIN} if unknown
 * @param latest last day that it can be; {@link LocalDate#MAX} if unknown
 */
public record PartialDate(LocalDate earliest, LocalDate latest) {
    public static final PartialDate UNKNOWN = new PartialDate(LocalDate.MIN, LocalDate.MAX);
    private static final Set<String> UNKNOWN_WORDS = Set.of("unknown", "?", "khong ro", "khong biet");
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final String NUMBER = "0*(\\d{1,2})";
    private static final Pattern WRITTEN_DAY = Pattern.compile(
            "(?:ngay\\s*)?" + NUMBER + "\\s*(?:[/.\\-]|thang)\\s*" + NUMBER + "\\s*(?:[/.\\-]|nam)\\s*(\\d{4})");
    private static final Pattern WRITTEN_MONTH =
            Pattern.compile("(?:thang\\s*)?" + NUMBER + "\\s*(?:[/.\\-]|nam)\\s*(\\d{4})");
    private static final Pattern WRITTEN_YEAR = Pattern.compile("(?:nam\\s*|khoang\\s*)?(\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, day);
    }

    /** Reads what people write, with or without marks, and the kept form; empty for anything else and for days that no calendar has. */
    public static Optional<PartialDate> read(String text) {
        PartialDate day = wholeDay(text);
        if (day != null) {
            return Optional.of(day).filter(PartialDate::plausible);
        }
        String plain = VietnameseText.stripMarks(text).strip().toLowerCase(Locale.ROOT);
        if (UNKNOWN_WORDS.contains(plain)) {
            return Optional.of(UNKNOWN);
        }
        try {
            return Optional.ofNullable(known(plain)).filter(PartialDate::plausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean plausible() {
        return earliest.getYear() >= FIRST_YEAR && latest.getYear() <= LAST_YEAR;
    }

    /**
     * {@code 2020-06-05} and {@code 05/06/2020}, as nearly all that come by the million are; null for anything else and for
     * days that no calendar has. Says nothing that {@link #known} would not say.
     */
    private static @Nullable PartialDate wholeDay(String text) {
        if (text.length() != 10) {
            return null;
        }
        boolean kept = text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!kept && (text.charAt(2) != '/' || text.charAt(5) != '/')) {
            return null;
        }
        int year = kept ? digits(text, 0, 4) : digits(text, 6, 10);
        int month = kept ? digits(text, 5, 7) : digits(text, 3, 5);
        int day = kept ? digits(text, 8, 10) : digits(text, 0, 2);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        return of(LocalDate.of(year, month, day));
    }

    /** A number in ASCII digits, or -1. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static @Nullable PartialDate known(String text) {
        Matcher day = WRITTEN_DAY.matcher(text);
        if (day.matches()) {
            return of(LocalDate.of(number(day, 3), number(day, 2), number(day, 1)));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso.group(3) == null
                    ? month(YearMonth.of(number(iso, 1), number(iso, 2)))
                    : of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
        }
        Matcher month = WRITTEN_MONTH.matcher(text);
        if (month.matches()) {
            return month(YearMonth.of(number(month, 2), number(month, 1)));
        }
        Matcher year = WRITTEN_YEAR.matcher(text);
        return year.matches() ? year(number(year, 1)) : null;
    }

    private static PartialDate month(YearMonth month) {
        return new PartialDate(month.atDay(1), month.atEndOfMonth());
    }

    private static PartialDate year(int year) {
        return new PartialDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    public boolean known() {
        return !earliest.equals(LocalDate.MIN);
    }

    /** Whether it is one day. */
    public boolean exact() {
        return earliest.equals(latest);
    }

    /** Whether every day that it can be lies before every day that the other can be. */
    public boolean surelyBefore(PartialDate other) {
        return known() && other.known() && latest.isBefore(other.earliest);
    }

    /** The form in which it is kept. */
    public String kept() {
        if (!known()) {
            return "unknown";
        }
        if (exact()) {
            return earliest.toString();
        }
        return earliest.getMonth() == latest.getMonth()
                ? YearMonth.from(earliest).toString()
                : String.format(Locale.ROOT, "%04d", earliest.getYear());
    }

    /** The form in which it is shown: {@code 05/06/2020}, {@code 06/2020}, {@code 2020} or a question mark. */
    public String shown() {
        if (!known()) {
            return "?";
        }
        if (exact()) {
            return DAY.format(earliest);
        }
        return earliest.getMonth() == latest.getMonth() ? DAY.format(earliest).substring(3) : kept();
    }
}
