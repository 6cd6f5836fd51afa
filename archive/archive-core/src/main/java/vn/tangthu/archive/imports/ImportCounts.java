package vn.tangthu.archive.imports;

/**
 * What became of rows.
 *
 * @param good could be written, or were
 * @param bad come back with reasons
 * @param same are in the register already, or stand in the file before
 */
public record ImportCounts(int good, int bad, int same) {
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0);

    public ImportCounts {
        if (good < 0 || bad < 0 || same < 0) {
            throw new IllegalArgumentException("Counts are 0 or more");
        }
    }

    public int rows() {
        return good + bad + same;
    }

    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(good + other.good, bad + other.bad, same + other.same);
    }
}
