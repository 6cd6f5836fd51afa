package vn.tangthu.ingest.tika.child;

/** Reads files of some kinds. */
interface FormatReader {
    /**
     * Hands over the start, the pages and the attachments of the job's file.
     *
     * @param mediaType as found from the content
     */
    void read(Job job, String mediaType) throws ReadingStoppedException, InterruptedException;
}
