package vn.tangthu.ingest.tika;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The least an Outlook message consists of ([MS-OXMSG]): named streams of properties. */
final class SampleOutlook {
    private SampleOutlook() {}

    static byte[] mail(String subject, String body, String name, byte[] content) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            DirectoryEntry root = files.getRoot();
            text(root, "001A", "IPM.Note");
            text(root, "0037", subject);
            text(root, "1000", body);
            text(root, "0C1A", "Văn thư Đội A");
            stream(root, "__properties_version1.0", new byte[32]);
            DirectoryEntry names = root.createDirectory("__nameid_version1.0");
            stream(names, "__substg1.0_00020102", new byte[0]);
            stream(names, "__substg1.0_00030102", new byte[0]);
            stream(names, "__substg1.0_00040102", new byte[0]);
            DirectoryEntry attachment = root.createDirectory("__attach_version1.0_#00000000");
            text(attachment, "3707", name);
            text(attachment, "3704", name);
            stream(attachment, "__substg1.0_37010102", content);
            stream(attachment, "__properties_version1.0", byValue());
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    /** Attach method 1: the bytes are here. */
    private static byte[] byValue() {
        ByteBuffer properties = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        properties.position(8);
        properties.putShort((short) 3).putShort((short) 0x3705).putInt(6).putLong(1);
        return properties.array();
    }

    private static void text(DirectoryEntry folder, String property, String text) throws IOException {
        stream(folder, "__substg1.0_" + property + "001F", text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static void stream(DirectoryEntry folder, String name, byte[] content) throws IOException {
        folder.createDocument(name, new ByteArrayInputStream(content));
    }
}
