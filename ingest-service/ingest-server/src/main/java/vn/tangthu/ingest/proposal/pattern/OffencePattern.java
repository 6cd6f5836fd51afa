package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Offences by their names, by the beginning of a long name, and by the article of the Penal Code. */
public final class OffencePattern implements ValuePattern {
    /** The code list whose codes end with the number of the article. */
    public static final String LIST = "offences";

    private static final Pattern ARTICLE_OF_CODE = Pattern.compile("(?:^|.*[^0-9a-z])(\\d{1,3}[a-z]?)$");
    private static final int FEWEST_SYLLABLES_OF_A_BEGINNING = 3;
    private static final double BEGINNING = 0.9;
    private static final double BY_ARTICLE = 0.75;
    private static final Pattern ARTICLE = Folding.pattern("(?<![a-z])điều\\s+(\\d{1,3}[a-z]?)(?![0-9a-z])");
    private static final Pattern CUT = Pattern.compile(" hoặc |;");
    private static final double OTHER_CODE = 0.8;
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\(BLHS[^)]*\\)$");
    private static final Pattern OLD_CODE = Folding.pattern("(?:bộ\\s+luật\\s+hình\\s+sự|blhs)\\s+(?:năm\\s+)?1999");
    private static final Pattern NEW_CODE = Folding.pattern("(?:bộ\\s+luật\\s+hình\\s+sự|blhs)\\s+(?:năm\\s+)?2015");
    private final Phrases names;
    private final Phrases oldNames;
    private final Map<String, List<CodeEntry>> articles = new HashMap<>();

    OffencePattern(CodeList list) {
        names = new Phrases(names(list, false));
        oldNames = new Phrases(names(list, true));
        for (CodeEntry entry : list.entries()) {
            Matcher article = ARTICLE_OF_CODE.matcher(entry.code());
            if (article.matches()) {
                articles.computeIfAbsent(article.group(1), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        articles.values()
                .forEach(entries -> entries.sort(
                        Comparator.comparing(entry -> entry.inForce().until() != null)));
    }

    /** Full names; and, for the shortest name that begins so, the beginning up to "hoặc" or a semicolon, as judgments shorten them. */
    private static List<Phrases.Phrase> names(CodeList list, boolean old) {
        Map<String, List<CodeEntry>> beginnings = new HashMap<>();
        List<Phrases.Phrase> result = new ArrayList<>();
        for (CodeEntry entry : list.entries()) {
            double weight = old == (entry.inForce().until() != null) ? 1 : OTHER_CODE;
            String name = IN_BRACKETS.matcher(entry.label().vi()).replaceFirst("");
            result.add(Phrases.Phrase.named(entry.code(), name, weight));
            entry.also().forEach(other -> result.add(Phrases.Phrase.named(entry.code(), other, weight)));
            Matcher cut = CUT.matcher(name);
            if (cut.find() && weight == 1) {
                beginnings
                        .computeIfAbsent(name.substring(0, cut.start()), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        beginnings.forEach((beginning, entries) -> {
            CodeEntry shortest = Collections.min(
                    entries, Comparator.comparingInt(entry -> entry.label().vi().length()));
            Phrases.Phrase phrase = Phrases.Phrase.named(shortest.code(), beginning, BEGINNING);
            boolean taken = result.stream().anyMatch(one -> one.letters().equals(phrase.letters()));
            if (!taken && phrase.syllables() >= FEWEST_SYLLABLES_OF_A_BEGINNING) {
                result.add(phrase);
            }
        });
        return result;
    }

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        boolean old = OLD_CODE.matcher(text.folded()).find()
                && !NEW_CODE.matcher(text.folded()).find();
        return (old ? oldNames : names).find(text, extent);
    }

    /** What the article of a clause says; empty for one that names no offence. */
    public List<Found> ofArticles(ReadText text, Stretch clause) {
        List<Found> result = new ArrayList<>();
        Matcher matcher = ARTICLE.matcher(text.folded()).region(clause.from(), clause.to());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            List<CodeEntry> entries = articles.getOrDefault(matcher.group(1), List.of());
            if (!entries.isEmpty()) {
                List<Guess> guesses = entries.stream()
                        .map(entry -> new Guess(entry.code(), BY_ARTICLE / entries.size()))
                        .toList();
                result.add(new Found(new Stretch(matcher.start(), matcher.end()), guesses));
            }
        }
        return result;
    }
}
