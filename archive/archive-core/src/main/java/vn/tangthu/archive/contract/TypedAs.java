package vn.tangthu.archive.contract;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people type Vietnamese: text as it is left where the typing program was switched off. */
enum TypedAs {
    TELEX(Map.of(
            '\u0301', "s", '\u0300', "f", '\u0309', "r", '\u0303', "x", '\u0323', "j", '\u0302', "^", '\u0306', "w",
            '\u031B', "w")),
    VNI(Map.of(
            '\u0301', "1", '\u0300', "2", '\u0309', "3", '\u0303', "4", '\u0323', "5", '\u0302', "6", '\u0306', "8",
            '\u031B', "7"));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is unmodifiable
    private final Map<Character, String> keys;

    TypedAs(Map<Character, String> keys) {
        this.keys = keys;
    }

    String write(String text) {
        return Stream.of(text.split(" ")).map(this::word).collect(Collectors.joining(" "));
    }

    /** The tone comes at the end of the word. */
    private String word(String word) {
        StringBuilder letters = new StringBuilder();
        StringBuilder tone = new StringBuilder();
        for (char c : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
            String key = keys.get(c);
            if (key == null) {
                letters.append(letter(c));
            } else if (key.equals("^")) {
                letters.append(Character.toLowerCase(letters.charAt(letters.length() - 1)));
            } else if (c == '\u0302' || c == '\u0306' || c == '\u031B') {
                letters.append(key);
            } else {
                tone.append(key);
            }
        }
        return letters.append(tone).toString();
    }

    private String letter(char c) {
        return switch (c) {
            case 'đ' -> this == TELEX ? "dd" : "d9";
            case 'Đ' -> this == TELEX ? "DD" : "D9";
            default -> String.valueOf(c);
        };
    }
}
