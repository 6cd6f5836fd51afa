package vn.tangthu.archive.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lines of RFC 4180 that are safe to open in a spreadsheet: a cell that a program would take for a formula gets an
 * apostrophe before it (OWASP, CSV injection).
 */
public final class Csv {
    /** Byte order mark, without which spreadsheets take UTF-8 for a local code page. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Cntrl}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|^[\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Csv() {}

    /** One line with its line end. */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Whether a spreadsheet would take this text for a formula. */
    public static boolean looksLikeFormula(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }

    /** What stood in a cell before {@link #line} made it safe: files come back after people have mended them. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && looksLikeFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (looksLikeFormula(text)) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == ';');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
