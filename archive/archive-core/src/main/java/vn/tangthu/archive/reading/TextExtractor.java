package vn.tangthu.archive.reading;

import java.nio.file.Path;
import java.util.Set;

/**
 * Reads text, word positions and page images out of a file nobody trusts.
 *
 * <p>The file is never interpreted in this process: an implementation works in child processes with limits on memory, time
 * and output. Whatever the file does, the caller gets an outcome; nothing else is harmed. Safe for concurrent use.
 */
public interface TextExtractor extends AutoCloseable {
    /**
     * Reads one file; blocks until the end. A failure that {@link vn.tangthu.archive.document.FailureCode#waits} says nothing
     * about the file: it can be read later as it is.
     *
     * @param file the bytes, readable by this process
     * @param fileName a hint only: the type is found from the content
     * @param skip numbers of pages that were read before and need not be handed over again
     * @param depth how many containers the file lies in: 0 for an upload. At {@link #MAX_DEPTH} containers are refused
     */
    ReadingOutcome read(Path file, String fileName, Set<Integer> skip, int depth, ReadingListener listener);

    /** Whether text can be recognised from images now; asked each time, since it may be installed while we run. */
    boolean canRecognise();

    /** Containers may lie in containers this many levels deep. */
    int MAX_DEPTH = 5;

    @Override
    void close();
}
