package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Files in files. */
class ContainersTest extends ReadingTest {
    private static final byte[] HELLO = "xin chào".getBytes(StandardCharsets.UTF_8);

    @Override
    ExtractorSettings settings(ExtractorSettings defaults) {
        return defaults.withLimits(ReadingLimits.defaults().withAttachments(50, ByteSize.ofMebibytes(400)));
    }

    @Test
    void entriesAreHandedOverUnderTheirNames() throws IOException {
        String decomposed = Normalizer.normalize("Hồ sơ/Quyết định.txt", Normalizer.Form.NFD);
        Collected read = read(SampleContainers.zip(Map.of(decomposed, HELLO)), "goi.zip");
        assertThat(read.mediaType).isEqualTo("application/zip");
        assertThat(read.announced).isZero();
        Attachment attachment = read.attachments.get(0);
        assertThat(attachment.path()).isEqualTo("Hồ sơ/Quyết định.txt");
        assertThat(attachment.name()).isEqualTo("Quyết định.txt");
        assertThat(read.content(attachment.path())).isEqualTo(HELLO);
    }

    @Test
    void pathsThatClimbOutAreOnlyText() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../../../etc/passwd", HELLO);
        entries.put("/home/a/.ssh/authorized_keys", HELLO);
        entries.put("..\\..\\boot.ini", HELLO);
        entries.put("a/..", HELLO);
        Collected read = read(SampleContainers.zip(entries), "leo.zip");
        assertThat(read.attachments)
                .extracting(Attachment::name)
                .containsExactly("passwd", "authorized_keys", "boot.ini", "file-4");
        assertThat(read.attachments)
                .allMatch(attachment ->
                        attachment.content().getFileName().toString().startsWith("file-"));
    }

    @Test
    void oldNamesAreDecoded() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("IBM437"))) {
            zip.putNextEntry(new ZipEntry("résumé.txt"));
            zip.write(HELLO);
            zip.closeEntry();
        }
        assertThat(read(out.toByteArray(), "cu.zip").attachments.get(0).name()).isEqualTo("résumé.txt");
    }

    @Test
    void bombsAreDefused() throws IOException {
        byte[] bomb = SampleContainers.zip(Map.of("bom.txt", new byte[300 << 20]));
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(failure(bomb, "bom.zip")).isEqualTo(FailureCode.ARCHIVE_TOO_LARGE);
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 51; i++) {
            entries.put("tep-" + i, HELLO);
        }
        assertThat(failure(SampleContainers.zip(entries), "nhieu.zip")).isEqualTo(FailureCode.ARCHIVE_TOO_LARGE);
    }

    @Test
    void archivesInArchivesEndSomewhere() throws IOException {
        byte[] archive = SampleContainers.zip(Map.of("trong.zip", SampleContainers.zip(Map.of("a.txt", HELLO))));
        assertThat(read(archive, "a.zip", Set.of(), TextExtractor.MAX_DEPTH - 1, new Collected()))
                .isEqualTo(new ReadingOutcome.Completed(0));
        assertThat(failure(read(archive, "a.zip", Set.of(), TextExtractor.MAX_DEPTH, new Collected())))
                .isEqualTo(FailureCode.ARCHIVE_TOO_DEEP);
    }

    @Test
    void encryptedEntriesAreNamedAndTheOthersHandedOver() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("mo.txt", HELLO);
        entries.put("khoa.txt", HELLO);
        byte[] archive = SampleContainers.zip(entries);
        markEncrypted(archive, "khoa.txt");
        Collected collected = new Collected();
        assertThat(failure(read(archive, "khoa.zip", collected))).isEqualTo(FailureCode.PASSWORD_PROTECTED);
        assertThat(collected.attachments).extracting(Attachment::name).containsExactly("mo.txt");
    }

    /** Sets the encryption bit in the local and the central header of an entry. */
    private static void markEncrypted(byte[] archive, String name) {
        String raw = new String(archive, StandardCharsets.ISO_8859_1);
        int local = raw.indexOf(name) - 30;
        int central = raw.lastIndexOf(name) - 46;
        archive[local + 6] |= 1;
        archive[central + 8] |= 1;
    }

    @Test
    void cutArchivesAreDamaged() throws IOException {
        byte[] archive = SampleContainers.zip(
                Map.of("a.pdf", SampleDocuments.circular(1, 1).textPdf()));
        assertThat(failure(Arrays.copyOf(archive, archive.length / 2), "cut.zip"))
                .isEqualTo(FailureCode.DAMAGED);
    }

    @Test
    void mailIsReadAndItsAttachmentsHandedOver() throws IOException {
        byte[] pdf = SampleDocuments.circular(1, 1).textPdf();
        byte[] mail = SampleContainers.mail(
                "Gửi thông tư", "Kính gửi Đội B,\nĐề nghị nghiên cứu thông tư kèm theo.", Map.of("Thông tư.pdf", pdf));
        Collected read = read(mail, "thu.eml");
        assertThat(read.mediaType).isEqualTo("message/rfc822");
        assertThat(read.flatText())
                .contains("Văn thư Đội A", "van-thu@don-vi-b.example", "Gửi thông tư", "Đề nghị nghiên cứu");
        assertThat(read.attachments).extracting(Attachment::name).containsExactly("Thông tư.pdf");
        assertThat(read.content("Thông tư.pdf")).isEqualTo(pdf);
    }

    @Test
    void mailTooDeepGivesItsTextAndTheReason() throws IOException {
        byte[] mail = SampleContainers.mail("a", "Nội dung thư.", Map.of("a.txt", HELLO));
        Collected collected = new Collected();
        assertThat(failure(read(mail, "thu.eml", Set.of(), TextExtractor.MAX_DEPTH, collected)))
                .isEqualTo(FailureCode.ARCHIVE_TOO_DEEP);
        assertThat(collected.flatText()).contains("Nội dung thư.");
    }

    @Test
    void outlookMail() throws IOException {
        Collected read = read(
                SampleOutlook.mail("Báo cáo tuần", "Kính gửi Đội B, báo cáo tuần.", "bao-cao.txt", HELLO), "thu.msg");
        assertThat(read.mediaType).isEqualTo("application/vnd.ms-outlook");
        assertThat(read.flatText()).contains("Báo cáo tuần", "Kính gửi Đội B, báo cáo tuần.");
        assertThat(read.attachments).extracting(Attachment::name).containsExactly("bao-cao.txt");
    }

    @Test
    void liarsAreReadAsWhatTheyAre() throws IOException {
        byte[] pdf = SampleDocuments.circular(1, 1).textPdf();
        Collected read = read(pdf, "anh.jpg");
        assertThat(read.mediaType).isEqualTo("application/pdf");
        assertThat(read(HELLO, "van-ban.pdf").mediaType).isEqualTo("text/plain");
        byte[] program = new byte[4096];
        program[0] = 'M';
        program[1] = 'Z';
        assertThat(failure(program, "hoa-don.pdf")).isEqualTo(FailureCode.UNSUPPORTED_TYPE);
        byte[] sevenZip = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4, 1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(failure(sevenZip, "a.zip")).isEqualTo(FailureCode.UNSUPPORTED_TYPE);
        try (POIFSFileSystem empty = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            empty.writeFilesystem(out);
            assertThat(failure(out.toByteArray(), "a.doc")).isEqualTo(FailureCode.UNSUPPORTED_TYPE);
        }
    }
}
