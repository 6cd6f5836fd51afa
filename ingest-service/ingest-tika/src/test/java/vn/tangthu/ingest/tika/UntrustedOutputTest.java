package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.Messages;
import vn.tangthu.ingest.tika.protocol.ProtocolException;

/** A child that lies is found out. */
class UntrustedOutputTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, 0};
    private static final Word GOOD = new Word(0, 3, 0.1f, 0.1f, 0.2f, 0.1f, 0.9f);

    @TempDir
    Path folder;

    private Path job = Path.of("");
    private UntrustedOutput output = new UntrustedOutput(Path.of(""), Set.of(), new ByteSize(1));

    @BeforeEach
    void start() throws IOException {
        job = Files.createDirectory(folder.resolve("job"));
        Files.write(folder.resolve("page-9.jpg"), JPEG);
        Files.write(job.resolve("page-1.jpg"), JPEG);
        output = new UntrustedOutput(job, Set.of(3), new ByteSize(1000));
        output.check(new ChildMessage.Started("application/pdf", 4));
    }

    private static ChildMessage.PageRead page(int number, String text, Word word, String image) {
        return new ChildMessage.PageRead(
                number, text, List.of(word), TextSource.RECOGNISED, 0.9f, image, 100, 100, null);
    }

    private void refused(ChildMessage.PageRead page) {
        assertThatThrownBy(() -> output.page(page)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void honestPagesPass() throws Exception {
        assertThat(output.page(page(1, "một", GOOD, "page-1.jpg")).text()).isEqualTo("một");
    }

    @Test
    void pagesThatAreNotThereNotWantedOrThereTwice() throws Exception {
        refused(page(0, "một", GOOD, "page-1.jpg"));
        refused(page(5, "một", GOOD, "page-1.jpg"));
        refused(page(3, "một", GOOD, "page-1.jpg"));
        output.page(page(1, "một", GOOD, "page-1.jpg"));
        refused(page(1, "một", GOOD, "page-1.jpg"));
    }

    @Test
    void wordsOutsideTheTextOrThePage() {
        refused(page(1, "mộ", GOOD, "page-1.jpg"));
        refused(page(1, "một", new Word(2, 2, 0, 0, 0.1f, 0.1f, 1), "page-1.jpg"));
        refused(page(1, "một", new Word(-1, 2, 0, 0, 0.1f, 0.1f, 1), "page-1.jpg"));
        refused(page(1, "một", new Word(0, 3, 0.9f, 0, 0.2f, 0.1f, 1), "page-1.jpg"));
        refused(page(1, "một", new Word(0, 3, Float.NaN, 0, 0.2f, 0.1f, 1), "page-1.jpg"));
        refused(page(1, "một", new Word(0, 3, 0, 0, 0.2f, 0.1f, 7), "page-1.jpg"));
    }

    @Test
    void textThatIsNotComposed() {
        refused(page(1, "mo\u0302\u0323t", GOOD, "page-1.jpg"));
    }

    @Test
    void filesElsewhere() throws IOException {
        refused(page(1, "một", GOOD, "../page-9.jpg"));
        refused(page(1, "một", GOOD, folder.resolve("page-9.jpg").toString()));
        refused(page(1, "một", GOOD, "page-404.jpg"));
        Files.createSymbolicLink(job.resolve("page-2.jpg"), folder.resolve("page-9.jpg"));
        refused(page(1, "một", GOOD, "page-2.jpg"));
        Files.writeString(job.resolve("page-3.jpg"), "<script>");
        refused(page(1, "một", GOOD, "page-3.jpg"));
    }

    @Test
    void imagesAreJpegOrPng() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};
        Files.write(job.resolve("page-5.png"), png);
        assertThat(output.page(page(1, "một", GOOD, "page-5.png")).image().file())
                .isEqualTo(job.resolve("page-5.png"));
        Files.write(job.resolve("page-6.png"), Arrays.copyOf(png, 4));
        refused(page(2, "một", GOOD, "page-6.png"));
        Files.write(job.resolve("page-8.gif"), "GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1));
        refused(page(2, "một", GOOD, "page-8.gif"));
    }

    @Test
    void attachmentsAreInTheFolderToo() throws Exception {
        Files.write(job.resolve("file-1"), JPEG);
        assertThat(output.attachment(new ChildMessage.AttachmentFound("../../x", "x", "file-1"))
                        .path())
                .isEqualTo("../../x");
        assertThatThrownBy(() -> output.attachment(new ChildMessage.AttachmentFound("x", "x", "../page-9.jpg")))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> output.attachment(new ChildMessage.AttachmentFound("x", "../x", "file-1")))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void endsThatLeaveOutPages() throws Exception {
        output.page(page(1, "một", GOOD, "page-1.jpg"));
        assertThatThrownBy(() -> output.completed(new ChildMessage.Completed(4)))
                .isInstanceOf(ProtocolException.class);
        output.page(page(2, "một", GOOD, "page-1.jpg"));
        output.page(page(4, "một", GOOD, "page-1.jpg"));
        assertThat(output.completed(new ChildMessage.Completed(4))).isEqualTo(4);
    }

    @Test
    void tooMuch() throws IOException {
        Files.write(job.resolve("page-7.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 0});
        Files.write(job.resolve("file-2"), new byte[2000]);
        assertThatThrownBy(() -> output.attachment(new ChildMessage.AttachmentFound("x", "x", "file-2")))
                .isInstanceOf(UntrustedOutput.TooMuchOutputException.class);
    }

    @Test
    void linesWithoutEndAndLinesWithoutSense() {
        byte[] endless = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Messages.readLine(new ByteArrayInputStream(endless), 1000))
                .isInstanceOf(ProtocolException.class);
        for (String line : List.of("", "{", "[]", "null", "{\"kind\":\"java.lang.Runtime\"}", "{\"kind\":\"page\"}x")) {
            assertThatThrownBy(() -> Messages.parse(line.getBytes(StandardCharsets.UTF_8), ChildMessage.class))
                    .as(line)
                    .isInstanceOf(ProtocolException.class);
        }
    }
}
