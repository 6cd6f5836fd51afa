package vn.tangthu.ingest.tika.child;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.reading.TableReader;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.TableLimits;
import vn.tangthu.vietnamese.LegacyEncoding;

/**
 * Takes the rows of a table to the server: old encodings converted, in NFC, within the limits, in portions. The encoding is
 * judged over the first rows, which wait for that, and over later portions as long as nothing tells.
 */
final class RowSink {
    private static final int SAMPLE = 1 << 16;
    private static final int PORTION = 1 << 18;
    private static final int MOST_ROWS = 1000;
    private static final int LONGEST_ROW = 1 << 20;
    private final ParentLink link;
    private final TableLimits limits;
    private final int after;
    private final String format;
    private final String charset;
    private final List<String> otherSheets;
    private final List<TableRow> waiting = new ArrayList<>();
    private Optional<LegacyEncoding.Judgement> judgement = Optional.empty();
    private boolean started;
    private int characters;
    private int rows;

    RowSink(ParentLink link, TableLimits limits, int after, String format, String charset, List<String> otherSheets) {
        this.link = link;
        this.limits = limits;
        this.after = after;
        this.format = format;
        this.charset = charset;
        this.otherSheets = otherSheets;
    }

    /** The next row; its cells may be empty, and may be more than the limits allow. */
    void row(int number, List<String> cells, Map<Integer, TableRow.Trouble> troubles) throws ReadingStoppedException {
        if (number > limits.rows()) {
            throw new ReadingStoppedException(FailureCode.TABLE_TOO_LARGE, "more than " + limits.rows() + " rows");
        }
        int columns = used(cells, troubles);
        if (columns > limits.columns()) {
            throw new ReadingStoppedException(
                    FailureCode.TABLE_TOO_LARGE, "more than " + limits.columns() + " columns");
        }
        link.progress();
        if (columns == 0) {
            return;
        }
        rows++;
        if (number <= after && rows > TableReader.HEADINGS && judgement.isPresent()) {
            return;
        }
        TableRow row = bounded(number, cells.subList(0, Math.min(columns, cells.size())), troubles);
        waiting.add(row);
        characters += row.cells().stream().mapToInt(String::length).sum() + 4 * columns;
        if (characters >= (started ? PORTION : SAMPLE) || waiting.size() >= MOST_ROWS) {
            send();
        }
    }

    private static int used(List<String> cells, Map<Integer, TableRow.Trouble> troubles) {
        int last =
                troubles.keySet().stream().mapToInt(column -> column + 1).max().orElse(0);
        for (int i = cells.size(); i > last; i--) {
            if (!cells.get(i - 1).isBlank()) {
                return i;
            }
        }
        return last;
    }

    private TableRow bounded(int number, List<String> cells, Map<Integer, TableRow.Trouble> troubles) {
        List<String> kept = new ArrayList<>(cells.size());
        Map<Integer, TableRow.Trouble> found = new HashMap<>(troubles);
        int room = LONGEST_ROW;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            int limit = Math.min(limits.cell(), room);
            if (cell.length() > limit) {
                cell = cell.substring(0, limit);
                found.put(i, TableRow.Trouble.TOO_LONG);
            }
            room -= cell.length();
            String storable = StorableText.of(cell);
            if (storable.indexOf('\uFFFD') >= 0) {
                found.putIfAbsent(i, TableRow.Trouble.UNREADABLE);
            }
            kept.add(storable);
        }
        return new TableRow(number, kept, found);
    }

    private void send() {
        if (judgement.isEmpty()) {
            judgement = judge();
        }
        if (!started) {
            started = true;
            String legacy = judgement.map(LegacyEncoding.Judgement::name).orElse("");
            link.send(new ChildMessage.TableStarted(format, legacy.isEmpty() ? charset : legacy, otherSheets));
        }
        List<TableRow> wanted = new ArrayList<>(waiting.size());
        for (int i = 0; i < waiting.size(); i++) {
            TableRow row = waiting.get(i);
            boolean heading = rows - waiting.size() + i < TableReader.HEADINGS;
            if (heading || row.number() > after) {
                wanted.add(new TableRow(
                        row.number(), row.cells().stream().map(this::text).toList(), row.troubles()));
            }
        }
        if (!wanted.isEmpty()) {
            link.send(new ChildMessage.RowsRead(wanted));
        }
        waiting.clear();
        characters = 0;
    }

    private Optional<LegacyEncoding.Judgement> judge() {
        StringBuilder sample = new StringBuilder();
        for (TableRow row : waiting) {
            for (String cell : row.cells()) {
                sample.append(cell.replace('\n', ' ')).append('\n');
            }
        }
        return LegacyEncoding.judge(sample.toString());
    }

    private String text(String cell) {
        String repaired = judgement.map(known -> known.repair(cell)).orElse(cell);
        return Normalizer.isNormalized(repaired, Normalizer.Form.NFC)
                ? repaired
                : Normalizer.normalize(repaired, Normalizer.Form.NFC);
    }

    /** All rows came; how many had anything in them. */
    int end() {
        send();
        return rows;
    }
}
