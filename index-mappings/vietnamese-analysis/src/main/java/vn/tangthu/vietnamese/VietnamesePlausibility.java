package vn.tangthu.vietnamese;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much a text looks like something written for people, in Vietnamese or another language, and not like the output of
 * a font without a usable character map. Numbers count as writing; abbreviations say nothing either way.
 */
public final class VietnamesePlausibility {
    /** Below this a text layer is useless, and its page is better read from the image. */
    public static final double USELESS_BELOW = 0.6;

    private static final Pattern WORDS = Pattern.compile("[\\s\u00A0]+");
    private static final Pattern UNMAPPED_GLYPH = Pattern.compile(".*\\(cid:\\d+\\).*");
    private static final Pattern SYMBOL_INSIDE = Pattern.compile(".*\\p{L}[«»®©¬¨¸¶·¹¼½¾¦§¤¥£¢¡×÷¯±²³]\\p{L}.*");
    private static final Pattern CASE = Pattern.compile("\\p{Lu}?[^\\p{Lu}]*|[^\\p{Ll}]*");
    private static final Pattern RUN_OF_CONSONANTS = Pattern.compile(".*[bcdfghjklmnpqrstvwxz]{6}.*");
    private static final Pattern RUN_OF_VOWELS = Pattern.compile(".*[aeiouy]{5}.*");
    private static final Pattern VOWEL = Pattern.compile(".*[aeiouyæøœı].*");
    private static final Pattern ABBREVIATION = Pattern.compile("[^\\p{Ll}]{1,8}|.{1,2}");

    private VietnamesePlausibility() {}

    /**
     * Share of plausible words, 0 to 1; 0 for a text without any word. Abbreviations and codes are left out of account as
     * long as they are not most of the text.
     */
    public static double score(String text) {
        Tally tally = new Tally();
        WORDS.splitAsStream(text).filter(word -> !word.isEmpty()).forEach(tally::word);
        return tally.score();
    }

    private enum Kind {
        PLAUSIBLE,
        NEUTRAL,
        GARBAGE
    }

    private static final class Tally {
        private int plausible;
        private int neutral;
        private int garbage;

        void word(String word) {
            if (isBroken(word)) {
                garbage++;
                return;
            }
            TokenScanner scanner = new TokenScanner(word);
            while (scanner.next()) {
                switch (kind(word.substring(scanner.from(), scanner.to()))) {
                    case PLAUSIBLE -> plausible++;
                    case NEUTRAL -> neutral++;
                    case GARBAGE -> garbage++;
                }
            }
        }

        double score() {
            int telling = plausible + garbage;
            int tooMany = telling == 0 ? 0 : Math.max(0, neutral - telling);
            if (telling == 0) {
                return neutral == 0 ? 0 : 0.5;
            }
            return plausible / (double) (telling + tooMany);
        }
    }

    private static boolean isBroken(String word) {
        return word.codePoints().anyMatch(VietnamesePlausibility::isNoCharacter)
                || UNMAPPED_GLYPH.matcher(word).matches()
                || SYMBOL_INSIDE.matcher(word).matches();
    }

    private static boolean isNoCharacter(int c) {
        return c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    private static Kind kind(String token) {
        if (token.codePoints().noneMatch(Character::isLetter)) {
            return Kind.PLAUSIBLE;
        }
        if (!isOneScript(token)) {
            return Kind.GARBAGE;
        }
        if (!isLatin(token)) {
            return Kind.PLAUSIBLE;
        }
        if (token.codePoints().anyMatch(Character::isDigit)) {
            return token.length() <= 8 ? Kind.NEUTRAL : Kind.GARBAGE;
        }
        if (!CASE.matcher(token).matches()) {
            return Kind.GARBAGE;
        }
        return Orthography.isSyllable(token) || Orthography.isPlainSyllable(token) ? Kind.PLAUSIBLE : foreign(token);
    }

    private static Kind foreign(String token) {
        String plain = VietnameseText.stripMarks(token).toLowerCase(Locale.ROOT);
        if (!VOWEL.matcher(plain).matches()) {
            return ABBREVIATION.matcher(token).matches() ? Kind.NEUTRAL : Kind.GARBAGE;
        }
        boolean unspeakable = RUN_OF_CONSONANTS.matcher(plain).matches()
                || RUN_OF_VOWELS.matcher(plain).matches();
        return unspeakable ? Kind.GARBAGE : Kind.PLAUSIBLE;
    }

    private static boolean isLatin(String token) {
        return token.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /** Letters of Latin and of another script, or of none (the micro sign), do not stand in one word. */
    private static boolean isOneScript(String token) {
        return !isLatin(token)
                || token.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }
}
