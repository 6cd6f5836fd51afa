package vn.tangthu.ingest.proposal.pattern;

import static vn.tangthu.ingest.proposal.pattern.Digits.DIGIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.catalogue.value.PartialDate;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Days, and where they may be partial months and years: {@code 05/6/2020}, {@code ngày 05 tháng 6 năm 2020}. */
public final class DatePattern implements ValuePattern {
    private static final String GAP = "[\\s.,_]*";
    private static final Pattern DAY = Folding.pattern("(?<![0-9/])(?:"
            + "(?:ngày" + GAP + ")?(" + DIGIT + "{1,2})" + GAP + "tháng" + GAP + "(" + DIGIT + "{1,2})" + GAP
            + "năm" + GAP + "(" + DIGIT + "{4})"
            + "|(" + DIGIT + "{1,2})\\s{0,2}[/.\\-]\\s{0,2}(" + DIGIT + "{1,2})\\s{0,2}[/.\\-]\\s{0,2}(" + DIGIT
            + "{4}))(?![0-9a-z/])");
    private static final Pattern MONTH =
            Folding.pattern("(?<![0-9/\\-])(?<![0-9][.,])(?:tháng" + GAP + "(" + DIGIT + "{1,2})" + GAP
                    + "năm" + GAP + "(" + DIGIT + "{4})" + "|(" + DIGIT + "{1,2})\\s?[/\\-]\\s?(" + DIGIT
                    + "{4}))(?![0-9a-z/])");
    private static final Pattern YEAR =
            Folding.pattern("(?<![0-9a-z/\\-])(?<![0-9][.,])(?:năm\\s+)?(" + DIGIT + "{4})(?![0-9a-z/])");
    private static final Pattern UNKNOWN = Folding.pattern("^[\\s:]*(?:không rõ|không xác định|không biết)");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;
    private static final double UNLIKELY_YEAR = 0.3;
    private static final double DOUBTFUL = 0.85;
    private static final double PER_CHARACTER_AWAY = 0.004;
    private static final double FAR_AWAY = 0.6;
    private static final int MOST_GUESSES = 5;
    private final boolean partial;

    /** @param partial whether months, years and "unknown" are values, too */
    public DatePattern(boolean partial) {
        this.partial = partial;
    }

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        List<Stretch> taken = new ArrayList<>();
        search(DAY, text, extent, taken, result);
        if (partial) {
            search(MONTH, text, extent, taken, result);
            search(YEAR, text, extent, taken, result);
            Matcher unknown = matcher(UNKNOWN, text, extent);
            if (unknown.find()) {
                result.add(new Found(new Stretch(unknown.start(), unknown.end()), "không rõ", 1));
            }
        }
        result.sort(Comparator.comparingInt(Found::from));
        return result;
    }

    private static Matcher matcher(Pattern pattern, ReadText text, Stretch extent) {
        Matcher matcher = pattern.matcher(text.folded());
        return matcher.region(extent.from(), extent.to()).useTransparentBounds(true);
    }

    private static void search(
            Pattern pattern, ReadText text, Stretch extent, List<Stretch> taken, List<Found> result) {
        Matcher matcher = matcher(pattern, text, extent);
        while (matcher.find()) {
            Stretch stretch = new Stretch(matcher.start(), matcher.end());
            if (taken.stream().noneMatch(stretch::overlaps)) {
                date(text, stretch, runs(matcher))
                        .map(found -> found.times(nearness(extent, stretch)))
                        .ifPresent(found -> {
                            taken.add(stretch);
                            result.add(found);
                        });
            }
        }
    }

    /** The date that stands here belongs to what announces it the less surely, the more stands between. */
    private static double nearness(Stretch extent, Stretch stretch) {
        return Math.max(FAR_AWAY, 1 - PER_CHARACTER_AWAY * (stretch.from() - extent.from()));
    }

    private static List<String> runs(Matcher matcher) {
        List<String> result = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                result.add(matcher.group(group));
            }
        }
        return result;
    }

    /** Day, month and year; or month and year; or a year. */
    private static Optional<Found> date(ReadText text, Stretch stretch, List<String> runs) {
        if (Digits.count(runs.getLast()) < 2 || 2 * Digits.count(String.join("", runs)) < runs.size() + 3) {
            return Optional.empty();
        }
        boolean doubtful = text.confidence(stretch) < DOUBTFUL;
        List<Guess> guesses = List.of(new Guess("", 1));
        for (String run : runs) {
            guesses = combined(guesses, Digits.read(run, doubtful));
        }
        List<Guess> dates = guesses.stream()
                .filter(guess -> PartialDate.read(guess.typed()).isPresent())
                .map(DatePattern::weighed)
                .sorted(Comparator.comparingDouble(Guess::sureness).reversed())
                .limit(MOST_GUESSES)
                .toList();
        return dates.isEmpty() ? Optional.empty() : Optional.of(new Found(stretch, dates));
    }

    private static List<Guess> combined(List<Guess> before, List<Guess> runs) {
        List<Guess> result = new ArrayList<>();
        for (Guess one : before) {
            for (Guess other : runs) {
                String typed = one.typed().isEmpty() ? other.typed() : one.typed() + "/" + other.typed();
                result.add(new Guess(typed, one.sureness() * other.sureness()));
            }
        }
        return result;
    }

    private static Guess weighed(Guess guess) {
        LocalDate day = PartialDate.read(guess.typed()).orElseThrow().earliest();
        boolean likely = day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
        return likely ? guess : guess.times(UNLIKELY_YEAR);
    }
}
