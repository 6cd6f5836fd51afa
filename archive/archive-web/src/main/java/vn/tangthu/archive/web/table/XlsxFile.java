package vn.tangthu.archive.web.table;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.tangthu.archive.web.Csv;

/**
 * A table in a workbook. All cells are texts, which no program computes; those that would become a formula when somebody
 * edits them are marked as text besides. What is more than a sheet holds goes on in a further one.
 */
final class XlsxFile implements TableFile {
    private static final int FLUSHED_EVERY = 500;
    private static final String TEXT = "@";
    private final Workbook workbook;
    private final List<List<String>> heads;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxFile(OutputStream out, List<List<String>> heads) throws IOException {
        workbook = new Workbook(new Unclosed(out), "TangThu", null);
        this.heads = List.copyOf(heads);
        sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        row = 0;
        Worksheet next = workbook.newWorksheet("Bảng " + sheets);
        next.freezePane(0, heads.size());
        for (List<String> head : heads) {
            for (int column = 0; column < head.size(); column++) {
                next.width(column, 24);
                next.inlineString(row, column, XlsxText.of(head.get(column)));
                next.style(row, column).bold().format(TEXT).set();
            }
            row++;
        }
        return next;
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (row == Worksheet.MAX_ROWS) {
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            String text = cells.get(column);
            if (!text.isEmpty()) {
                sheet.inlineString(row, column, XlsxText.of(text));
                if (Csv.looksLikeFormula(text)) {
                    sheet.style(row, column).format(TEXT).set();
                }
            }
        }
        row++;
        if (row % FLUSHED_EVERY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }

    /** What lies beneath belongs to whoever began the table. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
