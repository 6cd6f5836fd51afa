package vn.tangthu.archive.reading;

import java.nio.file.Path;

/**
 * Reads the rows of a table (CSV, XLSX) out of a file nobody trusts.
 *
 * <p>The file is never interpreted in this process: an implementation works in child processes with limits on memory, time
 * and output. Values only: formulas give the value that was saved with them, links lead nowhere. Text comes in NFC,
 * whatever encoding the file has, TCVN3 and VNI among them. Safe for concurrent use.
 */
public interface TableReader extends AutoCloseable {
    /** The first rows with anything in them, which may be headings: handed over even where later ones are asked for. */
    int HEADINGS = 2;

    /**
     * Reads one file; blocks until the end.
     *
     * @param file the bytes, readable by this process
     * @param fileName a hint only: the type is found from the content, but the name tells texts apart
     * @param after rows up to this number are left out, but for {@link #HEADINGS}; 0 for all
     */
    TableOutcome read(Path file, String fileName, int after, TableListener listener);

    @Override
    void close();
}
