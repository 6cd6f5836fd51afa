package vn.tangthu.archive.reading;

/**
 * Receives what is read, one call at a time, on the thread that called the extractor. An exception from a method ends the
 * reading and reaches that caller.
 */
public interface ReadingListener {
    /**
     * The type is known, and how many pages there will be; called once, before everything else. Containers without text of
     * their own (ZIP) have 0 pages.
     */
    void started(String mediaType, int pages);

    /** A page is read; pages may come in any order, each once, those in {@code skip} not at all. */
    void page(ReadPage page);

    /** A file inside the file. */
    void attachment(Attachment attachment);
}
