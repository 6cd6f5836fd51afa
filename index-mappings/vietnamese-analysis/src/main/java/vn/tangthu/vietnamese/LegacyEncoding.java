package vn.tangthu.vietnamese;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Old Vietnamese encodings in Word files and PDF text layers: TCVN3 (ABC) and VNI text that was decoded as windows-1252.
 * Text in Unicode, in Vietnamese or any other language, comes back as it is.
 */
public final class LegacyEncoding {
    private static final Pattern LINES = Pattern.compile("(?<=\n)");
    private static final Pattern WORDS = Pattern.compile("[\\s\u00A0]+");
    private static final Pattern OUTER = Pattern.compile("^[\\p{Punct}“”…–]+|[\\p{Punct}“”…–]+$");
    private static final Pattern UNICODE_VIETNAMESE = Pattern.compile("[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]");
    private static final Pattern SUBSET = Pattern.compile("^[A-Z]{6}\\+");
    private static final Pattern TCVN3_FONT = Pattern.compile("^\\.?Vn[A-Z].*");
    private static final Pattern TCVN3_CAPITALS = Pattern.compile("^\\.?Vn[A-Za-z ]*H(?:[,-].*)?$");
    private static final Pattern VNI_FONT = Pattern.compile("^VNI[- ].*");

    /** Share of the words in question that must read as Vietnamese after conversion. */
    private static final double CONVINCING = 0.6;

    /** How much that share must exceed the one before conversion. */
    private static final double MARGIN = 0.3;

    /** A syllable has eight letters at most, sixteen characters in VNI; the rest is punctuation around it. */
    private static final int LONGEST_WORD = 40;

    private static final List<Judgement> ENCODINGS =
            List.of(new Judgement("TCVN3", Tcvn3::decode), new Judgement("VNI", Vni::decode));
    private static final Judgement UNICODE = new Judgement("", UnaryOperator.identity());

    private LegacyEncoding() {}

    /**
     * The encoding of a text, for texts that come in pieces.
     *
     * @param name {@code TCVN3} or {@code VNI}; empty where the text is Unicode
     */
    public record Judgement(String name, UnaryOperator<String> decoder) {
        /** Converts one line, or one cell of a table, unless that makes it worse. */
        public String repair(String line) {
            return name.isEmpty() ? line : repairLine(line, decoder);
        }
    }

    /**
     * Judges the encoding over a sample.
     *
     * @return empty where nothing in it tells encodings apart
     */
    public static Optional<Judgement> judge(String sample) {
        List<String> lines = LINES.splitAsStream(sample).toList();
        String doubtful = lines.stream().filter(LegacyEncoding::isDoubtful).collect(Collectors.joining());
        long words = marked(doubtful);
        if (words == 0) {
            return lines.stream().allMatch(LegacyEncoding::isDoubtful) ? Optional.empty() : Optional.of(UNICODE);
        }
        Judgement best = ENCODINGS.stream()
                .max(Comparator.comparingLong(encoding -> readable(doubtful, encoding.decoder())))
                .orElseThrow();
        double before = readable(doubtful, UnaryOperator.identity()) / (double) words;
        double after = readable(doubtful, best.decoder()) / (double) words;
        return Optional.of(after < CONVINCING || after < before + MARGIN ? UNICODE : best);
    }

    /**
     * Converts the text if that makes it clearly more Vietnamese: the encoding is judged over the whole text, then applied
     * to each line that does not read worse for it. Lines that hold Vietnamese letters of Unicode are left alone.
     */
    public static String repair(String text) {
        Judgement judgement = judge(text).orElse(UNICODE);
        return judgement.name().isEmpty()
                ? text
                : LINES.splitAsStream(text).map(judgement::repair).collect(Collectors.joining());
    }

    /**
     * As {@link #repair(String)}, for a run of text whose font is known; the name decides, also for a run too short to
     * judge.
     *
     * @param fontName as in the document ({@code .VnTime}, {@code VNI-Times}, {@code ABCDEF+.VnArialH}); null where
     *     unknown
     */
    public static String repair(String text, @Nullable String fontName) {
        if (fontName == null || fontName.isBlank()) {
            return repair(text);
        }
        String font = SUBSET.matcher(fontName.strip()).replaceFirst("");
        if (UNICODE_VIETNAMESE.matcher(text).find()) {
            return text;
        }
        if (TCVN3_FONT.matcher(font).matches()) {
            String decoded = Tcvn3.decode(text);
            return TCVN3_CAPITALS.matcher(font).matches() ? decoded.toUpperCase(Locale.ROOT) : decoded;
        }
        return VNI_FONT.matcher(font.toUpperCase(Locale.ROOT)).matches() ? Vni.decode(text) : text;
    }

    private static String repairLine(String line, UnaryOperator<String> encoding) {
        boolean worse = readable(line, encoding) < readable(line, UnaryOperator.identity());
        return !isDoubtful(line) || worse ? line : encoding.apply(line);
    }

    private static boolean isDoubtful(String line) {
        return !UNICODE_VIETNAMESE.matcher(line).find();
    }

    /** Whether the word tells encodings apart: it has a character beyond ASCII, and is not a row of dots or the like. */
    private static boolean isMarked(String word) {
        return word.length() <= LONGEST_WORD && word.chars().anyMatch(c -> c >= 0x80);
    }

    private static long marked(String text) {
        return WORDS.splitAsStream(text).filter(LegacyEncoding::isMarked).count();
    }

    /** Number of words with a character beyond ASCII that read as a Vietnamese syllable after decoding. */
    private static long readable(String text, UnaryOperator<String> encoding) {
        return WORDS.splitAsStream(text)
                .filter(LegacyEncoding::isMarked)
                .map(word -> OUTER.matcher(encoding.apply(word)).replaceAll(""))
                .filter(Orthography::isSyllable)
                .count();
    }
}
