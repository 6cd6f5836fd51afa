package vn.tangthu.vietnamese;

import java.util.Locale;
import java.util.Optional;

/**
 * Marks that were typed as letters or digits and stayed so: {@code Nguyeenx} of Telex, {@code Nguye64n} of VNI. They are
 * understood after the vowel as well as at the end of the syllable.
 */
public final class TypedMarks {
    private static final int LONGEST = 12;
    private static final String VOWELS = "aeiouyăâêôơư";
    private static final String TELEX_TONES = "sfrxj";
    private static final String VNI_TONES = "12345";
    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

    private TypedMarks() {}

    /**
     * The syllable that was meant, in lower case and with its marks; empty for a word that is a syllable as it stands, and
     * for one that does not become a syllable either way.
     */
    public static Optional<String> decode(String word) {
        String lower = VietnameseText.exact(word);
        if (lower.length() < 2
                || lower.length() > LONGEST
                || Orthography.isPlainSyllable(lower)
                || Orthography.isSyllable(lower)) {
            return Optional.empty();
        }
        boolean digits = lower.chars().anyMatch(c -> c >= '1' && c <= '9');
        Typed typed = new Typed(digits);
        return lower.chars().allMatch(c -> typed.take((char) c))
                ? Optional.of(typed.syllable()).filter(Orthography::isSyllable)
                : Optional.empty();
    }

    /** A syllable as it is being typed. */
    private static final class Typed {
        private final boolean digits;
        private final StringBuilder letters = new StringBuilder();
        private char tone;

        Typed(boolean digits) {
            this.digits = digits;
        }

        /** Whether the key makes sense here. */
        boolean take(char key) {
            int toneAt = (digits ? VNI_TONES : TELEX_TONES).indexOf(key);
            if (toneAt >= 0 && hasVowel()) {
                boolean first = tone == 0;
                tone = TONES.charAt(toneAt);
                return first;
            }
            if (digits) {
                return Character.isDigit(key) ? quality(key) : plain(key);
            }
            return telexQuality(key) || plain(key);
        }

        private boolean plain(char key) {
            letters.append(key);
            return true;
        }

        private boolean quality(char key) {
            return switch (key) {
                case '6' -> turn("aeo", "âêô");
                case '7' -> horn();
                case '8' -> turn("a", "ă");
                case '9' -> turn("d", "đ");
                default -> false;
            };
        }

        private boolean telexQuality(char key) {
            return switch (key) {
                case 'a' -> turn("a", "â");
                case 'e' -> turn("e", "ê");
                case 'o' -> turn("o", "ô");
                case 'd' -> turn("d", "đ");
                case 'w' -> horn() || turn("a", "ă") || plain('ư');
                default -> false;
            };
        }

        private boolean horn() {
            int both = letters.indexOf("uo");
            if (both >= 0) {
                letters.replace(both, both + 2, "ươ");
                return true;
            }
            return turn("ou", "ơư");
        }

        /** Puts a mark on the last of these letters; false if there is none. */
        private boolean turn(String from, String to) {
            for (int at = letters.length() - 1; at >= 0; at--) {
                int which = from.indexOf(letters.charAt(at));
                if (which >= 0) {
                    letters.setCharAt(at, to.charAt(which));
                    return true;
                }
            }
            return false;
        }

        private boolean hasVowel() {
            return letters.chars().anyMatch(c -> VOWELS.indexOf(c) >= 0);
        }

        String syllable() {
            int halfHorned = letters.indexOf("ưo");
            if (halfHorned >= 0) {
                letters.setCharAt(halfHorned + 1, 'ơ');
            }
            int last = letters.length() - 1;
            while (last > 0 && VOWELS.indexOf(letters.charAt(last)) < 0) {
                last--;
            }
            String toned = tone == 0
                    ? letters.toString()
                    : letters.insert(last + 1, tone).toString();
            return VietnameseText.exact(toned).toLowerCase(Locale.ROOT);
        }
    }
}
