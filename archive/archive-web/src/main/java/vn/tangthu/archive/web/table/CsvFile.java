package vn.tangthu.archive.web.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.tangthu.archive.web.Csv;

/** A table in CSV: UTF-8 with a byte order mark. */
final class CsvFile implements TableFile {
    private final Writer writer;

    CsvFile(OutputStream out, List<List<String>> heads) throws IOException {
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(Csv.BYTE_ORDER_MARK);
        for (List<String> head : heads) {
            row(head);
        }
    }

    @Override
    public void row(List<String> cells) throws IOException {
        writer.write(Csv.line(cells));
    }

    /** What lies beneath belongs to whoever began the table. */
    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
