package vn.tangthu.ingest.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.imports.Imports;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.archive.web.table.TableFile;
import vn.tangthu.archive.web.table.TableFormat;

/** The rows that came back, to be mended and sent again: the same columns as the file had, and one with the reasons. */
public final class RejectedFile {
    private static final int AT_ONCE = 500;
    private final Imports imports;

    public RejectedFile(Imports imports) {
        this.imports = imports;
    }

    /** @return how many rows went out */
    public int write(AccessScope scope, Import subject, TableFormat format, Locale locale, OutputStream out)
            throws IOException {
        ImportTable table = subject.table();
        List<String> headings = table == null ? List.of() : table.headings();
        int width = headings.size();
        List<String> heads = new ArrayList<>(headings);
        int reasons = reasons(heads);
        if (reasons < 0) {
            heads.add(ImportColumns.REASONS_LABEL.in(locale));
        }
        int rows = 0;
        try (TableFile file = format.begin(out, List.of(heads))) {
            int after = 0;
            List<RejectedRow> some;
            do {
                some = imports.rejected(scope, subject.id(), subject.pass(), after, AT_ONCE);
                for (RejectedRow row : some) {
                    file.row(cells(row, width, reasons, locale));
                    after = row.number();
                }
                rows += some.size();
            } while (some.size() == AT_ONCE);
        }
        return rows;
    }

    /** Where a file comes back a second time, its column of reasons is used again. */
    private static int reasons(List<String> heads) {
        List<String> names =
                List.of(ImportColumns.REASONS, ImportColumns.REASONS_LABEL.vi(), ImportColumns.REASONS_LABEL.en());
        for (int column = 0; column < heads.size(); column++) {
            if (names.contains(heads.get(column))) {
                return column;
            }
        }
        return -1;
    }

    private static List<String> cells(RejectedRow row, int width, int reasons, Locale locale) {
        List<String> cells = new ArrayList<>(row.cells());
        String why =
                row.findings().stream().map(finding -> said(finding, locale)).collect(Collectors.joining(" | "));
        while (cells.size() < width) {
            cells.add("");
        }
        if (reasons >= 0) {
            cells.set(reasons, why);
        } else {
            cells.add(width, why);
        }
        return cells;
    }

    /** With the letters of the cell's column in the file that was sent. */
    static String said(CellFinding finding, Locale locale) {
        String why = finding.why().in(locale);
        return finding.column() < 0 ? why : TableRow.letters(finding.column()) + ": " + why;
    }
}
