package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.TableListener;
import vn.tangthu.archive.reading.TableOutcome;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.archive.reading.TableShape;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.ParentMessage;
import vn.tangthu.ingest.tika.protocol.ProtocolException;
import vn.tangthu.ingest.tika.protocol.TableLimits;

/** The reading of one table by one child, seen from the server; what the child says is checked before it is believed. */
final class TableJob {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:+-]{1,40}");
    private static final int MOST_SHEETS = 1000;
    private static final int LONGEST_NAME = 1000;
    private final ChildJvm child;
    private final Vigil vigil;
    private final ParentMessage.ReadTable order;
    private final TableListener listener;
    private boolean started;
    private boolean heard;
    private int last;

    TableJob(ChildJvm child, Vigil vigil, ParentMessage.ReadTable order, TableListener listener) {
        this.child = child;
        this.vigil = vigil;
        this.order = order;
        this.listener = listener;
    }

    /** Whether the child has said anything in this job. */
    boolean heard() {
        return heard;
    }

    /** Reads to the end, whatever the child does. */
    TableOutcome run() throws InterruptedException {
        try {
            child.send(order);
            @Nullable TableOutcome outcome = null;
            while (outcome == null) {
                vigil.waiting();
                @Nullable ChildMessage message = child.receive();
                vigil.heard();
                if (message == null) {
                    return ended();
                }
                heard = true;
                outcome = take(message);
            }
            return outcome;
        } catch (ProtocolException e) {
            child.kill();
            return failed(FailureCode.CRASHED, "the reading process broke the protocol: " + e.getMessage());
        } catch (IOException e) {
            child.kill();
            return ended();
        }
    }

    private @Nullable TableOutcome take(ChildMessage message) throws ProtocolException {
        return switch (message) {
            case ChildMessage.TableStarted table -> {
                listener.started(shape(table));
                yield null;
            }
            case ChildMessage.RowsRead(List<TableRow> rows) -> {
                require(started, "rows before the start");
                for (TableRow row : rows) {
                    check(row, order.limits());
                }
                yield listener.rows(rows) ? null : new TableOutcome.Stopped();
            }
            case ChildMessage.Progress progress -> null;
            case ChildMessage.Completed(int rows) -> new TableOutcome.Completed(rows);
            case ChildMessage.Stopped(Failure failure) -> new TableOutcome.Failed(failure);
            case ChildMessage.Started unwanted -> throw unexpected();
            case ChildMessage.PageRead unwanted -> throw unexpected();
            case ChildMessage.AttachmentFound unwanted -> throw unexpected();
            case ChildMessage.PermitWanted unwanted -> throw unexpected();
            case ChildMessage.PermitReturned unwanted -> throw unexpected();
        };
    }

    private TableShape shape(ChildMessage.TableStarted table) throws ProtocolException {
        require(!started, "starts twice");
        started = true;
        require(WORD.matcher(table.format()).matches(), "not a format");
        require(WORD.matcher(table.encoding()).matches(), "not an encoding");
        require(table.otherSheets().size() <= MOST_SHEETS, "too many sheets");
        for (String name : table.otherSheets()) {
            require(name.length() <= LONGEST_NAME, "a name that is too long");
        }
        return new TableShape(table.format(), table.encoding(), table.otherSheets());
    }

    private void check(TableRow row, TableLimits limits) throws ProtocolException {
        require(row.number() > last && row.number() <= limits.rows(), "a row number out of order");
        last = row.number();
        require(row.cells().size() <= limits.columns(), "too many cells");
        for (String cell : row.cells()) {
            // Repairing an encoding makes text shorter, composing it too, by the rarest of characters longer.
            require(cell.length() <= 4 * limits.cell(), "a cell that is too long");
            require(Normalizer.isNormalized(cell, Normalizer.Form.NFC), "text that is not in NFC");
        }
        for (int column : row.troubles().keySet()) {
            require(column >= 0 && column < limits.columns(), "a trouble without a cell");
        }
    }

    private static void require(boolean holds, String otherwise) throws ProtocolException {
        if (!holds) {
            throw new ProtocolException(otherwise);
        }
    }

    private static ProtocolException unexpected() {
        return new ProtocolException("a message of another job");
    }

    private TableOutcome ended() throws InterruptedException {
        int code = child.exitCode();
        @Nullable String verdict = vigil.verdict();
        if (verdict != null) {
            return failed(FailureCode.TIMED_OUT, verdict);
        }
        return failed(
                code == ChildJvm.OUT_OF_MEMORY ? FailureCode.OUT_OF_MEMORY : FailureCode.CRASHED,
                child.lastWords(code));
    }

    private static TableOutcome failed(FailureCode code, String detail) {
        return new TableOutcome.Failed(Failure.of(code, detail));
    }
}
