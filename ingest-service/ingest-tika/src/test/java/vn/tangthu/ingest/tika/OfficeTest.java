package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Word, sheets, slides and web pages, laid out on paper. */
class OfficeTest extends ReadingTest {
    private static final String SENTENCE = "Trại giam số 1 quản lý phạm nhân theo Luật Thi hành án hình sự.";

    @Test
    void sheetsStartPagesAndWideOnesLoseNothing() throws IOException {
        for (Workbook workbook : new Workbook[] {new XSSFWorkbook(), new HSSFWorkbook()}) {
            for (int sheet = 1; sheet <= 2; sheet++) {
                Sheet made = workbook.createSheet("Bảng " + sheet);
                made.createRow(0).createCell(0).setCellValue("Danh sách đội " + sheet);
                for (int i = 1; i <= 30; i++) {
                    Row row = made.createRow(i);
                    for (int column = 0; column < (sheet == 1 ? 4 : 40); column++) {
                        row.createCell(column).setCellValue("ô" + i + "x" + column);
                    }
                }
            }
            Collected read = read(bytes(workbook::write), "bang.xlsx");
            assertThat(read.pages.size()).as("%s", workbook.getClass()).isGreaterThan(1);
            assertThat(read.pages.get(0).text()).contains("Danh sách đội 1").doesNotContain("đội 2");
            assertThat(read.words()).contains("ô1x0", "ô30x3", "ô1x39", "ô30x39");
            assertThat(read.pages.get(0).words()).allMatch(word -> InkOnImage.at(read.image(1), word));
        }
    }

    @Test
    void slidesStartPages() throws IOException {
        for (SlideShow<?, ?> show : new SlideShow<?, ?>[] {new XMLSlideShow(), new HSLFSlideShow()}) {
            for (int slide = 1; slide <= 3; slide++) {
                show.createSlide().createTextBox().setText("Tờ chiếu " + slide + ": " + SENTENCE);
            }
            Collected read = read(bytes(show::write), "trinh-chieu.pptx");
            assertThat(read.pages).hasSize(3);
            for (int slide = 1; slide <= 3; slide++) {
                assertThat(read.pages.get(slide - 1).text()).contains("Tờ chiếu " + slide);
            }
        }
    }

    @Test
    void openDocumentText() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        parts.put("content.xml", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
                <text:p>%s</text:p><text:p>&file;</text:p></office:text></office:body></office:document-content>""".formatted(SENTENCE)));
        parts.put(
                "META-INF/manifest.xml",
                utf8("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"));
        Collected collected = new Collected();
        read(SampleContainers.zip(parts), "van-ban.odt", collected);
        assertThat(collected.flatText()).doesNotContain("root:");
        parts.computeIfPresent(
                "content.xml",
                (name, content) -> utf8(new String(content, StandardCharsets.UTF_8)
                        .replaceAll("<!DOCTYPE.*?]>", "")
                        .replace("&file;", "")));
        assertThat(read(SampleContainers.zip(parts), "van-ban.odt").flatText()).isEqualTo(SENTENCE);
    }

    @Test
    void oldWord() throws IOException {
        Collected read = read(SampleWord97.document(SENTENCE + "\rHết."), "cu.doc");
        assertThat(read.mediaType).isEqualTo("application/msword");
        assertThat(read.flatText()).isEqualTo(SENTENCE + " Hết.");
    }

    @Test
    void richText() throws IOException {
        String escaped = SENTENCE.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u" + (short) c + "?")
                .collect(Collectors.joining());
        byte[] rtf = utf8("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\f0\\fs24 " + escaped + "\\par}");
        assertThat(read(rtf, "van-ban.doc").flatText()).isEqualTo(SENTENCE);
    }

    @Test
    void webPagesFetchNothing() throws IOException {
        byte[] html = utf8("""
                <html><head><title>Trang</title><style>@import url(http://127.0.0.1:9/x.css)</style></head><body>
                <script>document.write('kịch bản')</script><img src="http://127.0.0.1:9/x.png" alt="">
                <img src="file:///etc/passwd"><h1>Tiêu đề</h1><p>%s</p><p style="background:url(file:///etc/passwd)">hết</p>
                <a href="http://127.0.0.1:9/">liên kết</a></body></html>""".formatted(SENTENCE));
        Collected read = read(html, "trang.html");
        assertThat(read.flatText())
                .contains("Tiêu đề", SENTENCE, "hết liên kết")
                .doesNotContain("kịch bản", "root:");
    }

    @Test
    void decomposedTextComesOutComposed() throws IOException {
        String decomposed = Normalizer.normalize(SENTENCE, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(SENTENCE);
        assertThat(read(SampleContainers.docx(decomposed), "nfd.docx").flatText())
                .isEqualTo(SENTENCE);
    }

    @Test
    void longDocumentsAreNotCut() throws IOException {
        String text = IntStream.rangeClosed(1, 12_000)
                .mapToObj(i -> "Dòng thứ " + i + " của văn bản dài.")
                .collect(Collectors.joining("\n"));
        assertThat(text.length()).isGreaterThan(350_000);
        Collected read = read(SampleContainers.docx(text), "dai.docx");
        assertThat(read.flatText()).isEqualTo(text.replace('\n', ' '));
        assertThat(read.pages).allMatch(page -> page.source() == TextSource.BORN_DIGITAL);
    }

    @Test
    void scansPastedIntoWordAreHandedOver() throws IOException, InvalidFormatException {
        byte[] scan = SampleDocuments.circular(1, 3).scannedJpeg();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText(SENTENCE);
            document.createParagraph()
                    .createRun()
                    .addPicture(new ByteArrayInputStream(scan), PictureType.JPEG, "quet.jpg", 5_000_000, 7_000_000);
            Collected read = read(bytes(document::write), "dan-anh.docx");
            assertThat(read.flatText()).contains(SENTENCE);
            assertThat(read.attachments).hasSize(1);
            assertThat(read.content(read.attachments.get(0).path())).isEqualTo(scan);
        }
    }

    @Test
    void lockedFilesAreNamed() throws IOException, GeneralSecurityException, InvalidFormatException {
        assertThat(failure(locked(SampleContainers.docx(SENTENCE)), "khoa.docx"))
                .isEqualTo(FailureCode.PASSWORD_PROTECTED);
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("a").createRow(0).createCell(0).setCellValue(SENTENCE);
            Biff8EncryptionKey.setCurrentUserPassword("mat-khau");
            byte[] xls = bytes(workbook::write);
            Biff8EncryptionKey.setCurrentUserPassword(null);
            assertThat(failure(xls, "khoa.xls")).isEqualTo(FailureCode.PASSWORD_PROTECTED);
        }
    }

    private static byte[] locked(byte[] docx) throws IOException, GeneralSecurityException, InvalidFormatException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                OPCPackage document = OPCPackage.open(new ByteArrayInputStream(docx))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mat-khau");
            try (OutputStream out = encryptor.getDataStream(files)) {
                document.save(out);
            }
            return bytes(files::writeFilesystem);
        }
    }

    @Test
    void cutFilesAreDamaged() throws IOException {
        byte[] docx = SampleContainers.docx(SampleDocuments.circularText());
        assertThat(failure(Arrays.copyOf(docx, docx.length / 2), "cut.docx")).isEqualTo(FailureCode.DAMAGED);
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
