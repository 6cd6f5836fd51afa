package vn.tangthu.ingest.tika.protocol;

/**
 * Limits on a table; the server checks them again.
 *
 * @param rows number of the last row that may be
 * @param columns number of columns that may have anything in them
 * @param cell characters of one cell, beyond which it is cut and marked
 * @param unpacked bytes of one part of a workbook
 */
public record TableLimits(int rows, int columns, int cell, long unpacked) {
    public TableLimits {
        if (rows < 1 || columns < 1 || cell < 1 || unpacked < 1) {
            throw new IllegalArgumentException("limits must be above zero");
        }
    }

    /** A little more than a sheet of Excel has rows; its cells hold as many characters. */
    public static TableLimits defaults() {
        return new TableLimits(1_100_000, 1000, 32_767, 8L << 30);
    }
}
