package vn.tangthu.ingest.tika;

/**
 * Limits on space.
 *
 * @param heap of one child
 * @param maxAttachments files in one container
 * @param maxAttachmentSize all files of one container, unpacked
 * @param maxOutput text, words and page images of one document
 * @param maxMessage one message of a child: one page's text and words
 * @param maxPixels of an image that is decoded whole; larger files are read reduced, larger images in a PDF are refused
 * @param documentsPerChild after which a child is replaced; a new one runs at half speed for its first hundred documents
 */
public record ReadingLimits(
        ByteSize heap,
        int maxAttachments,
        ByteSize maxAttachmentSize,
        ByteSize maxOutput,
        ByteSize maxMessage,
        long maxPixels,
        int documentsPerChild) {
    public ReadingLimits {
        if (maxAttachments < 1 || maxPixels < 1 || documentsPerChild < 1) {
            throw new IllegalArgumentException("limits must be above zero");
        }
        if (heap.bytes() < 64L << 20) {
            throw new IllegalArgumentException("a child needs 64 MiB or more");
        }
        if (maxMessage.bytes() > 1L << 30) {
            throw new IllegalArgumentException("a message of more than 1 GiB cannot be held");
        }
    }

    public static ReadingLimits defaults() {
        return new ReadingLimits(
                ByteSize.ofGibibytes(1),
                10_000,
                ByteSize.ofGibibytes(4),
                ByteSize.ofGibibytes(16),
                ByteSize.ofMebibytes(64),
                100_000_000,
                2000);
    }

    public ReadingLimits withHeap(ByteSize changed) {
        return new ReadingLimits(
                changed, maxAttachments, maxAttachmentSize, maxOutput, maxMessage, maxPixels, documentsPerChild);
    }

    public ReadingLimits withAttachments(int count, ByteSize size) {
        return new ReadingLimits(heap, count, size, maxOutput, maxMessage, maxPixels, documentsPerChild);
    }

    public ReadingLimits withMaxOutput(ByteSize changed) {
        return new ReadingLimits(
                heap, maxAttachments, maxAttachmentSize, changed, maxMessage, maxPixels, documentsPerChild);
    }
}
