package vn.tangthu.vietnamese;

import java.util.HashMap;
import java.util.Map;

/** TCVN3 (ABC), the single-byte encoding of the fonts {@code .VnTime} and {@code .VnArial}, read as windows-1252. */
final class Tcvn3 {
    private static final String BYTES =
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦";
    private static final String LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";
    private static final Map<Character, Character> TABLE = table();

    private Tcvn3() {}

    static String decode(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(TABLE.getOrDefault(c, c).charValue());
        }
        return result.toString();
    }

    private static Map<Character, Character> table() {
        Map<Character, Character> table = new HashMap<>();
        for (int i = 0; i < BYTES.length(); i++) {
            table.put(BYTES.charAt(i), LETTERS.charAt(i));
        }
        // PDF writers exchange these two for their look-alikes: micro sign for mu, soft hyphen for minus.
        table.put('\u03BC', 'à');
        table.put('\u2212', 'ư');
        return Map.copyOf(table);
    }
}
