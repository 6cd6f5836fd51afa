package vn.tangthu.ingest.proposal.pattern;

import static vn.tangthu.ingest.proposal.pattern.Digits.DIGIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;
import vn.tangthu.vietnamese.VietnameseText;

/** Numbers of documents: {@code 12/2020/HS-ST}, {@code 15/QĐ-CQTHAHS}; a bare number where nothing else is there. */
public final class DocumentNumberPattern implements ValuePattern {
    private static final Pattern WHOLE = Folding.pattern("(?<![0-9a-z/])(" + DIGIT + "{1,6}[a-c]?)\\s{0,2}/\\s{0,2}(?:("
            + DIGIT + "{4})\\s{0,2}/\\s{0,2})?([a-z][a-z0-9]{1,11}(?:\\s?-\\s?[a-z0-9]{1,12}){0,4})(?![0-9a-z])");
    private static final Pattern BARE =
            Folding.pattern("^[\\s:.]*(\\d{1,6}(?:/\\d{4})?)(?![0-9/.\\-])(?=\\s*(?:,|;|\\s)\\s*(?:ngày|của|do))");
    private static final Map<String, String> WRITTEN = Stream.of(
                    "QĐ", "QĐXXST", "NĐ", "TTLT", "HS", "ST", "PT", "HSST", "HSPT", "HC", "DS", "CA", "THA", "TA", "CĐ")
            .collect(Collectors.toUnmodifiableMap(
                    part -> VietnameseText.stripMarks(part).toLowerCase(Locale.ROOT), part -> part));
    private static final Map<Character, Character> LETTERS =
            Map.of('0', 'o', '1', 'i', '5', 's', '8', 'b', '2', 'z', '6', 'g');
    private static final double BARE_NUMBER = 0.6;
    private static final double REPAIRED = 0.6;
    private static final double DOUBTFUL = 0.85;

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        Matcher whole = WHOLE.matcher(text.folded()).region(extent.from(), extent.to());
        whole.useTransparentBounds(true);
        List<Found> result = new ArrayList<>();
        while (whole.find()) {
            if (Digits.count(whole.group(1)) > 0) {
                result.add(number(text, whole));
            }
        }
        Matcher bare = BARE.matcher(text.folded()).region(extent.from(), extent.to());
        if (result.isEmpty() && bare.useTransparentBounds(true).find()) {
            result.add(new Found(new Stretch(bare.start(1), bare.end(1)), bare.group(1), BARE_NUMBER));
        }
        return result;
    }

    private static Found number(ReadText text, Matcher matcher) {
        Stretch stretch = new Stretch(matcher.start(), matcher.end());
        boolean doubtful = text.confidence(stretch) < DOUBTFUL;
        List<Guess> numbers = Digits.read(matcher.group(1), doubtful);
        List<Guess> years = matcher.group(2) == null
                ? List.of(new Guess("", 1))
                : Digits.read(matcher.group(2), doubtful).stream()
                        .map(guess -> new Guess(guess.typed() + "/", guess.sureness()))
                        .toList();
        List<Guess> kinds = kinds(text.asRead(new Stretch(matcher.start(3), matcher.end(3))));
        List<Guess> result = new ArrayList<>();
        add(result, numbers.getFirst(), years.getFirst(), kinds.getFirst());
        kinds.stream().skip(1).forEach(kind -> add(result, numbers.getFirst(), years.getFirst(), kind));
        numbers.stream().skip(1).forEach(number -> add(result, number, years.getFirst(), kinds.getFirst()));
        years.stream().skip(1).forEach(year -> add(result, numbers.getFirst(), year, kinds.getFirst()));
        return new Found(stretch, result);
    }

    private static void add(List<Guess> guesses, Guess number, Guess year, Guess kind) {
        guesses.add(new Guess(
                number.typed() + "/" + year.typed() + kind.typed(),
                number.sureness() * year.sureness() * kind.sureness()));
    }

    /** The letters, in capitals; digits among them become the letters they look like, known parts get their marks. */
    private static List<Guess> kinds(String asRead) {
        String read = asRead.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        String repaired =
                Stream.of(read.split("-")).map(DocumentNumberPattern::repaired).collect(Collectors.joining("-"));
        return repaired.equals(read)
                ? List.of(new Guess(read, 1))
                : List.of(new Guess(repaired, REPAIRED), new Guess(read, REPAIRED * REPAIRED));
    }

    private static String repaired(String part) {
        StringBuilder letters = new StringBuilder();
        for (char c : VietnameseText.stripMarks(part).toLowerCase(Locale.ROOT).toCharArray()) {
            letters.append(LETTERS.getOrDefault(c, c));
        }
        String known = WRITTEN.get(letters.toString());
        return known == null ? part : known;
    }
}
