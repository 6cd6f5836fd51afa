package vn.tangthu.ingest.tika;

/** An amount of memory or storage. */
public record ByteSize(long bytes) {
    public ByteSize {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a size must be above zero: " + bytes);
        }
    }

    public static ByteSize ofMebibytes(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, 1L << 20));
    }

    public static ByteSize ofGibibytes(long gibibytes) {
        return ofMebibytes(Math.multiplyExact(gibibytes, 1024L));
    }
}
