package vn.tangthu.ingest.tika.child;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of cells as a workbook writes it. */
final class CellText {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    /** Characters that XML cannot have are written by their number (ECMA-376, 22.9.2.19, ST_Xstring). */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
