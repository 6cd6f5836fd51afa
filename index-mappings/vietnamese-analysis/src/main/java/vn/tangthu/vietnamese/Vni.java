package vn.tangthu.vietnamese;

import java.text.Normalizer;
import java.util.Map;

/** VNI for Windows, the encoding of the fonts {@code VNI-*}: a letter and then a byte for its marks. */
final class Vni {
    private static final Map<Character, String> TONES =
            Map.of('ù', "\u0301", 'ø', "\u0300", 'û', "\u0309", 'õ', "\u0303", 'ï', "\u0323");
    private static final Map<Character, String> CIRCUMFLEX = Map.of(
            'â',
            "\u0302",
            'á',
            "\u0302\u0301",
            'à',
            "\u0302\u0300",
            'å',
            "\u0302\u0309",
            'ã',
            "\u0302\u0303",
            'ä',
            "\u0302\u0323");
    private static final Map<Character, String> BREVE = Map.of(
            'ê',
            "\u0306",
            'é',
            "\u0306\u0301",
            'è',
            "\u0306\u0300",
            'ú',
            "\u0306\u0309",
            'ü',
            "\u0306\u0303",
            'ë',
            "\u0306\u0323");
    private static final Map<Character, String> ALONE = Map.of(
            'ô', "o\u031B", 'ö', "u\u031B", 'í', "i\u0301", 'ì', "i\u0300", 'æ', "i\u0309", 'ó', "i\u0303", 'ò',
            "i\u0323", 'î', "y\u0323", 'ñ', "đ");

    private Vni() {}

    static String decode(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = Character.toLowerCase(c);
            String letter = ALONE.getOrDefault(lower, String.valueOf(lower));
            result.append(Character.isUpperCase(c) ? upper(letter) : original(letter, c, lower));
            String marks = i + 1 < text.length() ? marks(lower, Character.toLowerCase(text.charAt(i + 1))) : "";
            if (!marks.isEmpty()) {
                result.append(marks);
                i++;
            }
        }
        return Normalizer.normalize(result, Normalizer.Form.NFC);
    }

    private static String original(String letter, char c, char lower) {
        return ALONE.containsKey(lower) ? letter : String.valueOf(c);
    }

    private static String upper(String letter) {
        return Character.toUpperCase(letter.charAt(0)) + letter.substring(1);
    }

    private static String marks(char letter, char next) {
        String tone = switch (letter) {
            case 'a', 'e', 'o', 'u', 'y', 'ô', 'ö' -> TONES.getOrDefault(next, "");
            default -> "";
        };
        String circumflex = switch (letter) {
            case 'a', 'e', 'o' -> CIRCUMFLEX.getOrDefault(next, "");
            default -> "";
        };
        String breve = letter == 'a' ? BREVE.getOrDefault(next, "") : "";
        return tone + circumflex + breve;
    }
}
