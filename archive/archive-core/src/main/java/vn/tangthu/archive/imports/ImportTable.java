package vn.tangthu.archive.imports;

import java.util.List;

/**
 * What kind of table the file turned out to hold.
 *
 * @param format {@code xlsx} or {@code csv}
 * @param encoding how its text was written
 * @param otherSheets names of sheets that are not read
 * @param headings of the columns, as they stand in the file
 */
public record ImportTable(String format, String encoding, List<String> otherSheets, List<String> headings) {
    public ImportTable {
        otherSheets = List.copyOf(otherSheets);
        headings = List.copyOf(headings);
    }
}
