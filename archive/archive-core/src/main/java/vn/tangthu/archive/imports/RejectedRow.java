package vn.tangthu.archive.imports;

import java.util.List;

/**
 * A row that comes back to whoever sent it.
 *
 * @param number as a spreadsheet numbers it
 * @param cells as they were read
 * @param findings at least one
 */
public record RejectedRow(int number, List<String> cells, List<CellFinding> findings) {
    public RejectedRow {
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("A row comes back for a reason");
        }
    }
}
