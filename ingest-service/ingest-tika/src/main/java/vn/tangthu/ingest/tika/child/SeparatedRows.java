package vn.tangthu.ingest.tika.child;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** Rows of a CSV file: separated by commas, semicolons or tabs, in whatever encoding. */
final class SeparatedRows {
    private static final int SAMPLE = 1 << 20;

    /** One cell with all that its quotes hold; one that goes on for longer was never closed. */
    private static final int LONGEST_CELL = 1 << 22;

    private static final int MOST_CELLS = 100_000;
    private final Path file;
    private final ParentMessage.ReadTable order;
    private final ParentLink link;

    SeparatedRows(Path file, ParentMessage.ReadTable order, ParentLink link) {
        this.file = file;
        this.order = order;
        this.link = link;
    }

    int read() throws IOException, ReadingStoppedException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE);
        }
        Charset charset = TextEncoding.of(sample);
        RowSink sink = new RowSink(link, order.limits(), order.after(), "csv", charset.name(), List.of());
        try (Reader text = text(charset)) {
            char separator = separator(new String(sample, charset));
            rows(text, separator, sink);
        }
        return sink.end();
    }

    private void rows(Reader text, char separator, RowSink sink) throws IOException, ReadingStoppedException {
        int number = 0;
        try (CsvReader<List<String>> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .commentStrategy(CommentStrategy.NONE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .build(new Cells(), text)) {
            for (List<String> cells : reader) {
                number++;
                sink.row(number, cells, Map.of());
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof TooManyCellsException) {
                throw new ReadingStoppedException(FailureCode.TABLE_TOO_LARGE, "more than " + MOST_CELLS + " columns");
            }
            throw new ReadingStoppedException(
                    new Failure(FailureCode.TABLE_MALFORMED, number + 1, "quotes do not match, or a cell has no end"));
        }
    }

    /** Without the byte order mark and without the line by which spreadsheets name the separator. */
    private Reader text(Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), 1 << 16);
        reader.mark(1 << 10);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
        reader.mark(1 << 10);
        char[] head = new char[5];
        int length = Math.max(0, reader.read(head));
        reader.reset();
        if (new String(head, 0, length).matches("(?i)sep=.")) {
            reader.readLine();
        }
        return reader;
    }

    private static char separator(String sample) {
        String text = sample.startsWith("\uFEFF") ? sample.substring(1) : sample;
        if (text.matches("(?is)sep=[,;\\t].*")) {
            return text.charAt(4);
        }
        int[] counts = new int[3];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && begun) {
                break;
            } else if (!quoted) {
                int kind = ";,\t".indexOf(c);
                begun |= !Character.isWhitespace(c);
                if (kind >= 0) {
                    counts[kind]++;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return counts[best] == 0 ? ',' : ";,\t".charAt(best);
    }

    /** The cells of a record; a row of nothing but separators is no reason to hold millions of them. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<List<String>> {
        private List<String> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            if (index >= MOST_CELLS) {
                throw new TooManyCellsException();
            }
            cells.add(length == 0 ? "" : new String(text, offset, length));
        }

        @Override
        protected List<String> buildRecord() {
            return cells;
        }
    }

    private static final class TooManyCellsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
