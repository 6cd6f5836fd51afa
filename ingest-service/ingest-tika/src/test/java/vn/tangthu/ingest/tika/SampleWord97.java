package vn.tangthu.ingest.tika;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The least a Word 97 file consists of ([MS-DOC]): one piece of text with one run, one paragraph and one section. */
final class SampleWord97 {
    private static final int TEXT_AT = 0x800;
    private static final int RUNS_PAGE = 2;
    private static final int PARAGRAPHS_PAGE = 3;
    private static final int PAGE = 512;
    private static final int POINTERS_AT = 154;

    private SampleWord97() {}

    static byte[] document(String text) throws IOException {
        byte[] characters = (text + "\r").getBytes(StandardCharsets.UTF_16LE);
        int length = characters.length / 2;
        int end = TEXT_AT + characters.length;
        byte[] mainBytes = new byte[Math.max(end, 8 * PAGE)];
        byte[] tableBytes = new byte[4096];
        ByteBuffer main = ByteBuffer.wrap(mainBytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer table = ByteBuffer.wrap(tableBytes).order(ByteOrder.LITTLE_ENDIAN);
        main.putShort((short) 0xA5EC)
                .putShort((short) 0x00C1)
                .putShort((short) 0)
                .putShort((short) 0x042A);
        // Its tables are in the stream "1Table", its characters have two bytes.
        main.putShort(10, (short) 0x1200).putShort(12, (short) 0x00BF);
        main.putInt(24, TEXT_AT).putInt(28, end);
        main.putShort(32, (short) 14).putShort(62, (short) 22);
        main.putInt(64, main.capacity()).putInt(76, length);
        main.putShort(152, (short) 93);
        main.put(TEXT_AT, characters);
        run(main, RUNS_PAGE * PAGE, end);
        paragraph(main, PARAGRAPHS_PAGE * PAGE, end);
        // Styles: fifteen places, all empty.
        int at = table.position();
        table.putShort((short) 18)
                .putShort((short) 15)
                .putShort((short) 10)
                .put(new byte[14])
                .put(new byte[30]);
        pointer(main, 1, at, table);
        at = table.position();
        table.putInt(0).putInt(length).putShort((short) 0).putInt(-1).put(new byte[6]);
        pointer(main, 6, at, table);
        at = table.position();
        table.putInt(TEXT_AT).putInt(end).putInt(RUNS_PAGE);
        pointer(main, 12, at, table);
        at = table.position();
        table.putInt(TEXT_AT).putInt(end).putInt(PARAGRAPHS_PAGE);
        pointer(main, 13, at, table);
        at = table.position();
        table.putShort((short) 0).putShort((short) 0);
        pointer(main, 15, at, table);
        at = table.position();
        table.put(new byte[500]);
        pointer(main, 31, at, table);
        at = table.position();
        table.put((byte) 2)
                .putInt(16)
                .putInt(0)
                .putInt(length)
                .putShort((short) 0)
                .putInt(TEXT_AT)
                .putShort((short) 0);
        pointer(main, 33, at, table);
        return file(mainBytes, tableBytes);
    }

    private static void pointer(ByteBuffer main, int index, int from, ByteBuffer table) {
        main.putInt(POINTERS_AT + index * 8, from).putInt(POINTERS_AT + index * 8 + 4, table.position() - from);
    }

    private static void run(ByteBuffer main, int page, int end) {
        main.putInt(page, TEXT_AT).putInt(page + 4, end).put(page + PAGE - 1, (byte) 1);
    }

    private static void paragraph(ByteBuffer main, int page, int end) {
        main.putInt(page, TEXT_AT).putInt(page + 4, end);
        // Its properties: two words at byte 400, style 0.
        main.put(page + 8, (byte) 200).put(page + 400, (byte) 2);
        main.put(page + PAGE - 1, (byte) 1);
    }

    private static byte[] file(byte[] main, byte[] table) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            files.getRoot().createDocument("WordDocument", new ByteArrayInputStream(main));
            files.getRoot().createDocument("1Table", new ByteArrayInputStream(table));
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
