package vn.tangthu.vietnamese;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the tone mark of a syllable on one canonical letter, whatever letter of the vowel it was typed on: the marked
 * vowel letter (ê, ô, ơ, â, ă, ư) where there is one, else the last letter before a final consonant, else the first of two
 * and the middle of three ({@code hòa, thúy, khỏe, loài}). The {@code u} of {@code qu} and the {@code i} of {@code gi}
 * belong to the consonant. What is not built like a Vietnamese syllable keeps its marks where they are.
 */
final class TonePlacement {
    private static final String QUALITIES = "\u0302\u0306\u031B";
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private TonePlacement() {}

    /** The token in NFC with canonical marks; case stays. */
    static String canonical(String token) {
        if (VietnameseText.isAscii(token)) {
            return token;
        }
        String decomposed = Normalizer.normalize(withBars(token), Normalizer.Form.NFD);
        List<Letter> letters = letters(decomposed);
        if (letters.isEmpty()) {
            return Normalizer.normalize(decomposed, Normalizer.Form.NFC);
        }
        placeTone(letters);
        StringBuilder result = new StringBuilder(decomposed.length());
        letters.forEach(letter -> letter.appendTo(result));
        return Normalizer.normalize(result, Normalizer.Form.NFC);
    }

    /** Resolves look-alikes of đ that bad converters produce, and drops invisible joiners. */
    private static String withBars(String token) {
        StringBuilder result = new StringBuilder(token.length());
        token.codePoints()
                .filter(c -> !Characters.isJoiner(c))
                .forEach(c -> result.appendCodePoint(
                        switch (c) {
                            case 'ð' -> 'đ';
                            case 'Ð', 'Ɖ' -> 'Đ';
                            default -> c;
                        }));
        return result.toString();
    }

    /** Letters with their marks; empty where a mark is not one of Vietnamese. */
    private static List<Letter> letters(String decomposed) {
        List<Letter> result = new ArrayList<>();
        int length = decomposed.length();
        for (int at = 0; at < length; ) {
            int c = decomposed.codePointAt(at);
            at += Character.charCount(c);
            if (!Characters.isMark(c)) {
                result.add(new Letter(c));
            } else if (result.isEmpty() || !result.getLast().mark((char) c)) {
                return List.of();
            }
        }
        return result;
    }

    private static void placeTone(List<Letter> letters) {
        Letter toned = null;
        for (Letter letter : letters) {
            if (!letter.tones.isEmpty()) {
                if (toned != null || letter.tones.length() > 1) {
                    return;
                }
                toned = letter;
            }
        }
        if (toned == null) {
            return;
        }
        int first = firstVowel(letters);
        int end = first;
        while (end < letters.size() && letters.get(end).isVowel()) {
            end++;
        }
        if (end == first || letters.subList(end, letters.size()).stream().anyMatch(Letter::isVowel)) {
            return;
        }
        int toneAt = letters.indexOf(toned);
        boolean onGlide = toneAt == 1 && first == 2;
        if (onGlide || (toneAt >= first && toneAt < end)) {
            String tone = toned.tones;
            toned.tones = "";
            letters.get(target(letters, first, end)).tones = tone;
        }
    }

    private static int firstVowel(List<Letter> letters) {
        int first = 0;
        while (first < letters.size() && !letters.get(first).isVowel()) {
            first++;
        }
        boolean glide = first == 1
                && letters.size() > 2
                && letters.get(1).qualities.isEmpty()
                && letters.get(2).isVowel()
                && isGlide(letters.get(0), letters.get(1));
        return glide ? 2 : first;
    }

    private static boolean isGlide(Letter initial, Letter vowel) {
        return (initial.is('q') && vowel.is('u')) || (initial.is('g') && vowel.is('i'));
    }

    private static int target(List<Letter> letters, int first, int end) {
        for (int i = end - 1; i >= first; i--) {
            if (!letters.get(i).qualities.isEmpty()) {
                return i;
            }
        }
        if (end < letters.size()) {
            return end - 1;
        }
        return end - first >= 3 ? first + 1 : first;
    }

    private static final class Letter {
        private final int base;
        private String qualities = "";
        private String tones = "";

        Letter(int base) {
            this.base = base;
        }

        boolean mark(char mark) {
            if (QUALITIES.indexOf(mark) >= 0) {
                qualities += mark;
            } else if (TONES.indexOf(mark) >= 0) {
                tones += mark;
            } else {
                return false;
            }
            return true;
        }

        boolean is(char lower) {
            return Character.toLowerCase(base) == lower;
        }

        boolean isVowel() {
            return "aeiouy".indexOf(Character.toLowerCase(base)) >= 0;
        }

        void appendTo(StringBuilder target) {
            target.appendCodePoint(base).append(qualities).append(tones);
        }
    }
}
