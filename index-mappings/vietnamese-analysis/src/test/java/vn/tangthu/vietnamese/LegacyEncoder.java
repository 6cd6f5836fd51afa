package vn.tangthu.vietnamese;

import java.text.Normalizer;
import java.util.Locale;

/** Writes text in the old encodings, as their fonts want it; from published tables, not from the decoders. */
final class LegacyEncoder {
    private static final String TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ";
    private static final String[] VNI = {
        "aø", "aù", "aû", "aõ", "aï", "aê", "aè", "aé", "aú", "aü", "aë", "aâ", "aà", "aá", "aå", "aã", "aä", "ñ", "eø",
        "eù", "eû", "eõ", "eï", "eâ", "eà", "eá", "eå", "eã", "eä", "ì", "í", "æ", "ó", "ò", "oø", "où", "oû", "oõ",
        "oï", "oâ", "oà", "oá", "oå", "oã", "oä", "ô", "ôø", "ôù", "ôû", "ôõ", "ôï", "uø", "uù", "uû", "uõ", "uï", "ö",
        "öø", "öù", "öû", "öõ", "öï", "yø", "yù", "yû", "yõ", "î"
    };
    private static final String UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    private LegacyEncoder() {}

    static String tcvn3(String text) {
        StringBuilder result = new StringBuilder();
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            int at = UNICODE.indexOf(c);
            result.append(at < 0 ? c : TCVN3.charAt(at));
        }
        return result.toString();
    }

    static String vni(String text) {
        StringBuilder result = new StringBuilder();
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            int at = UNICODE.indexOf(Character.toLowerCase(c));
            String letters = at < 0 ? String.valueOf(c) : VNI[at];
            result.append(at >= 0 && Character.isUpperCase(c) ? letters.toUpperCase(Locale.ROOT) : letters);
        }
        return result.toString();
    }
}
