package vn.tangthu.ingest.tika.child;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Many texts by number, in UTF-8: a workbook of a million rows shares millions of them. */
final class StringPool {
    private static final int BLOCK = 1 << 20;
    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] block = new byte[0];
    private int used;
    private long[] places = new long[1024];
    private int size;

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > block.length - used) {
            block = new byte[Math.max(BLOCK, bytes.length)];
            blocks.add(block);
            used = 0;
        }
        System.arraycopy(bytes, 0, block, used, bytes.length);
        used += bytes.length;
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
        }
        // The block, and where in it the text ends; it begins where the one before it ends.
        places[size++] = ((long) (blocks.size() - 1) << 32) | used;
    }

    /** @throws IndexOutOfBoundsException if there is no such text */
    String get(int number) {
        if (number < 0 || number >= size) {
            throw new IndexOutOfBoundsException(number);
        }
        int in = (int) (places[number] >> 32);
        int end = (int) places[number];
        boolean same = number > 0 && (int) (places[number - 1] >> 32) == in;
        int begin = same ? (int) places[number - 1] : 0;
        return new String(blocks.get(in), begin, end - begin, StandardCharsets.UTF_8);
    }
}
