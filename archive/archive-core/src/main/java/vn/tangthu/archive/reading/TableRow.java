package vn.tangthu.archive.reading;

import java.util.List;
import java.util.Map;

/**
 * One row of a table.
 *
 * @param number as a spreadsheet numbers it, from 1
 * @param cells from column A on; empty cells at the end are left out
 * @param troubles what is wrong with cells, by column from 0
 */
public record TableRow(int number, List<String> cells, Map<Integer, Trouble> troubles) {
    public TableRow {
        cells = List.copyOf(cells);
        troubles = Map.copyOf(troubles);
    }

    /** What may be wrong with a cell before anybody knows what it means. */
    public enum Trouble {
        /** A formula that ended in an error, for example {@code #N/A}. */
        ERROR_VALUE,
        /** Longer than a cell may be; the rest was left out. */
        TOO_LONG,
        /** Bytes that are no text in the file's encoding. */
        UNREADABLE
    }

    /** The text of a column from 0; empty where there is none. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** The name that a spreadsheet gives a column, from 0: A to Z, AA, AB. */
    public static String letters(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            name.insert(0, (char) ('A' + rest % 26));
        }
        return name.toString();
    }
}
