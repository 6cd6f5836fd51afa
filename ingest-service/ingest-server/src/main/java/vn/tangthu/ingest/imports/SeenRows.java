package vn.tangthu.ingest.imports;

import java.util.UUID;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.FieldValues;

/**
 * The rows of a file by who they are, for a check that writes nothing: 16 bytes a row, so that a million of them fit. Two
 * different records are taken for one with a probability of one to 10^7 in a million rows, and would be named as such.
 */
final class SeenRows {
    private long[] keys = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int[] contents = new int[1 << 12];
    private int size;

    /**
     * Notes a row.
     *
     * @return the row of the same record that was noted before, or 0
     */
    int add(CaseFileId id, FieldValues kept, int row) {
        if (size > keys.length / 2) {
            grow();
        }
        long key = key(id);
        int at = find(key);
        if (rows[at] != 0) {
            return rows[at];
        }
        keys[at] = key;
        rows[at] = row;
        contents[at] = kept.hashCode();
        size++;
        return 0;
    }

    /** Whether the row that was noted under this id said the same. */
    boolean saidTheSame(CaseFileId id, FieldValues kept) {
        return contents[find(key(id))] == kept.hashCode();
    }

    private static long key(CaseFileId id) {
        UUID value = id.value();
        return value.getMostSignificantBits() ^ Long.rotateLeft(value.getLeastSignificantBits(), 32);
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
        while (rows[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRows = rows;
        int[] oldContents = contents;
        keys = new long[oldKeys.length * 2];
        rows = new int[oldKeys.length * 2];
        contents = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRows[i] != 0) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                rows[at] = oldRows[i];
                contents[at] = oldContents[i];
            }
        }
    }
}
