package vn.tangthu.archive.reading;

import java.util.List;

/**
 * Receives the rows of a table, in their order, on the thread that called the reader. An exception from a method ends the
 * reading and reaches that caller.
 */
public interface TableListener {
    /** What kind of table it is; called once, before the rows. */
    void started(TableShape shape);

    /**
     * The next rows that have anything in them; the reader waits meanwhile.
     *
     * @return whether to go on
     */
    boolean rows(List<TableRow> rows);
}
