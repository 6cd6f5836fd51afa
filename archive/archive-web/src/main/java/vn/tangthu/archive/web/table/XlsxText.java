package vn.tangthu.archive.web.table;

import java.util.regex.Pattern;

/** Text in the cells of a workbook. */
public final class XlsxText {
    /** What a cell can hold. */
    public static final int LONGEST = 32_767;

    private static final String CUT = " […]";
    private static final Pattern ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final Pattern UNWRITABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private XlsxText() {}

    /**
     * As a cell keeps it: characters that XML cannot have are written by their number (ECMA-376, 22.9.2.19, ST_Xstring), and
     * what is longer than a cell is cut, with a sign of it.
     */
    public static String of(String text) {
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST - CUT.length()) + CUT : text;
        if (kept.contains("_x")) {
            kept = ESCAPED.matcher(kept).replaceAll("_x005F_");
        }
        return UNWRITABLE
                .matcher(kept)
                .replaceAll(match -> String.format(
                        java.util.Locale.ROOT, "_x%04X_", (int) match.group().charAt(0)));
    }
}
