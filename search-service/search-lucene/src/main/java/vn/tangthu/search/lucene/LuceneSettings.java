package vn.tangthu.search.lucene;

/**
 * Settings of {@link LuceneSearchEngine}.
 *
 * @param ramBufferBytes memory for pages not yet flushed to a segment, 1 MiB to 2,000 MiB; more makes bulk filling faster
 */
public record LuceneSettings(long ramBufferBytes) {
    private static final long MEBIBYTE = 1L << 20;

    public LuceneSettings {
        if (ramBufferBytes < MEBIBYTE || ramBufferBytes > 2000 * MEBIBYTE) {
            throw new IllegalArgumentException("ramBufferBytes must be 1 MiB to 2,000 MiB");
        }
    }

    public static LuceneSettings defaults() {
        return new LuceneSettings(64 * MEBIBYTE);
    }

    double ramBufferMebibytes() {
        return ramBufferBytes / (double) MEBIBYTE;
    }
}
