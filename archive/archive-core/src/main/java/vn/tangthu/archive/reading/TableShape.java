package vn.tangthu.archive.reading;

import java.util.List;

/**
 * What kind of table a file holds.
 *
 * @param format {@code xlsx} or {@code csv}
 * @param encoding how its text was written: a charset, or {@code TCVN3} or {@code VNI}
 * @param otherSheets names of visible sheets that are not read, since only the first is
 */
public record TableShape(String format, String encoding, List<String> otherSheets) {
    public TableShape {
        otherSheets = List.copyOf(otherSheets);
    }
}
