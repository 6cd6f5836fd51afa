package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.ingest.tika.samples.PlacedWord;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** PDF files of every kind, bad ones too. */
class PdfTest extends ReadingTest {
    private static final long SEED = Long.getLong("tests.seed", 7L);
    private final SampleDocuments onePage = SampleDocuments.circular(1, SEED);

    @Test
    void mixedPageByPage() throws IOException {
        PDFMergerUtility merger = new PDFMergerUtility();
        merger.addSource(new RandomAccessReadBuffer(onePage.textPdf()));
        merger.addSource(new RandomAccessReadBuffer(onePage.scannedPdf()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        merger.setDestinationStream(out);
        merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
        Collected read = read(out.toByteArray(), "hon-hop.pdf");
        assertThat(read.pages)
                .extracting(ReadPage::source)
                .containsExactly(TextSource.BORN_DIGITAL, TextSource.RECOGNISED);
        assertThat(read.pages).allMatch(page -> page.text().contains("hình sự"));
    }

    @Test
    void pagesReadBeforeAreSkipped() throws IOException {
        Collected collected = new Collected();
        ReadingOutcome outcome = read(SampleDocuments.circular(3, SEED).textPdf(), "a.pdf", Set.of(1, 3), 0, collected);
        assertThat(outcome).isEqualTo(new ReadingOutcome.Completed(3));
        assertThat(collected.pages).extracting(ReadPage::number).containsExactly(2);
    }

    @Test
    void wordsOfTurnedPagesStandWhereTheyAreSeen() throws IOException {
        for (int rotation : new int[] {90, 180, 270}) {
            byte[] turned =
                    edited(onePage.textPdf(), document -> document.getPage(0).setRotation(rotation));
            Collected read = read(turned, "xoay.pdf");
            for (Placement placement : Placement.match(onePage.words(), read)) {
                Placement expected = new Placement(turned(placement.sample(), rotation), placement.word());
                assertThat(expected.overlap())
                        .as("%s at %s", placement, rotation)
                        .isGreaterThan(0.8);
            }
            assertThat(read.pages.get(0).words()).allMatch(word -> InkOnImage.at(read.image(1), word));
        }
    }

    /** The place on a page turned clockwise. */
    private static PlacedWord turned(PlacedWord word, int rotation) {
        return switch (rotation) {
            case 90 -> new PlacedWord(1, word.text(), 1 - word.y() - word.h(), word.x(), word.h(), word.w());
            case 180 ->
                new PlacedWord(1, word.text(), 1 - word.x() - word.w(), 1 - word.y() - word.h(), word.w(), word.h());
            default -> new PlacedWord(1, word.text(), word.y(), 1 - word.x() - word.w(), word.h(), word.w());
        };
    }

    @Test
    void drawnPagesKeepTheirColourAndLoseNothingWithoutOne() throws IOException {
        byte[] coloured = edited(onePage.textPdf(), document -> {
            try (PDPageContentStream content = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true, true)) {
                content.setNonStrokingColor(1f, 0f, 0f);
                content.addRect(20, 20, 30, 30);
                content.fill();
            }
        });
        byte[] red = read(coloured, "mau.pdf").image(1);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(red));
        int inside = picture.getRGB(picture.getWidth() * 35 / 595, picture.getHeight() * (842 - 35) / 842);
        assertThat(inside >> 16 & 0xFF).isGreaterThan(200);
        assertThat(inside & 0xFF).isLessThan(60);
        byte[] plain = read(onePage.textPdf(), "den-trang.pdf").image(1);
        assertThat(plain).startsWith(0x89, 'P', 'N', 'G');
        BufferedImage greys = ImageIO.read(new ByteArrayInputStream(plain));
        assertThat(greys.getColorModel().getPixelSize()).isEqualTo(4);
        assertThat(greys.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void hiddenTextOfARecognisedScanIsItsText() throws IOException {
        byte[] layered = edited(onePage.scannedPdf(), document -> {
            try (PDPageContentStream content = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
                content.setFont(serif(document), 10);
                content.setRenderingMode(RenderingMode.NEITHER);
                content.beginText();
                content.newLineAtOffset(60, 700);
                for (int i = 0; i < 12; i++) {
                    content.showText("cơ sở dữ liệu về thi hành án hình sự lớp ẩn ");
                    content.newLineAtOffset(0, -14);
                }
                content.endText();
            }
        });
        Collected read = read(layered, "lop-an.pdf");
        assertThat(read.pages.get(0).source()).isEqualTo(TextSource.BORN_DIGITAL);
        assertThat(read.flatText()).contains("hình sự lớp ẩn");
    }

    @Test
    void aNoteOnAScanIsNotItsText() throws IOException {
        byte[] signed = edited(onePage.scannedPdf(), document -> {
            try (PDPageContentStream content = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
                content.beginText();
                content.setFont(serif(document), 8);
                content.newLineAtOffset(400, 820);
                content.showText("Ký bởi: Cơ quan A. Thời gian ký: 03/03/2025");
                content.endText();
            }
        });
        Collected read = read(signed, "da-ky.pdf");
        assertThat(read.pages.get(0).source()).isEqualTo(TextSource.RECOGNISED);
        assertThat(read.flatText()).contains("thi hành án hình sự");
    }

    @Test
    void anOldEncodingIsRepaired() throws IOException {
        byte[] legacy = made(document -> {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
            font.getCOSObject().setName(COSName.BASE_FONT, ".VnTime");
            font.getCOSObject().setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 13);
                content.newLineAtOffset(60, 700);
                // "Cộng hòa xã hội chủ nghĩa" in TCVN3.
                content.showText("Céng hßa x· héi chñ nghÜa");
                content.endText();
            }
        });
        Collected read = read(legacy, "tcvn3.pdf");
        assertThat(read.flatText()).isEqualTo("Cộng hòa xã hội chủ nghĩa");
        assertThat(read.pages.get(0).source()).isEqualTo(TextSource.BORN_DIGITAL);
    }

    @Test
    void aUselessTextLayerIsNotBelieved() throws IOException {
        byte[] garbage = edited(onePage.scannedPdf(), document -> {
            try (PDPageContentStream content = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 10);
                content.setRenderingMode(RenderingMode.NEITHER);
                content.newLineAtOffset(60, 700);
                for (int i = 0; i < 12; i++) {
                    content.showText("x¼k q§wzrt (cid:17) v¶bnm kLpQrSt zxcvbnmq h¤j ");
                    content.newLineAtOffset(0, -14);
                }
                content.endText();
            }
        });
        Collected read = read(garbage, "rac.pdf");
        assertThat(read.pages.get(0).source()).isEqualTo(TextSource.RECOGNISED);
        assertThat(read.flatText()).contains("thi hành án hình sự").doesNotContain("cid");
    }

    @Test
    void blankPagesHaveNoText() throws IOException {
        Collected read = read(
                made(document -> {
                    document.addPage(new PDPage(PDRectangle.A4));
                    document.addPage(new PDPage(PDRectangle.A4));
                }),
                "trang.pdf");
        assertThat(read.pages).hasSize(2).allMatch(page -> page.source() == TextSource.NONE && page.failure() == null);
    }

    @Test
    void threeHundredPages() throws IOException {
        byte[] long300 = made(document -> {
            PDType0Font font = serif(document);
            for (int i = 1; i <= 300; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 12);
                    content.newLineAtOffset(60, 700);
                    content.showText("Bản án hình sự sơ thẩm, tờ số " + i);
                    content.endText();
                }
            }
        });
        Collected read = read(long300, "300.pdf");
        assertThat(read.pages).hasSize(300);
        for (ReadPage page : read.pages) {
            assertThat(page.text()).isEqualTo("Bản án hình sự sơ thẩm, tờ số " + page.number());
        }
    }

    @Test
    void aPageOfAHundredThousandPointsIsReadReduced() throws IOException {
        Collected read = read(
                made(document -> {
                    PDPage page = new PDPage(new PDRectangle(100_000, 100_000));
                    document.addPage(page);
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        content.beginText();
                        content.setFont(serif(document), 3000);
                        content.newLineAtOffset(5000, 50_000);
                        content.showText("Bản vẽ trại giam số 1");
                        content.endText();
                    }
                }),
                "lon.pdf");
        assertThat(read.flatText()).isEqualTo("Bản vẽ trại giam số 1");
        assertThat(read.pages.get(0).image().width()).isBetween(100, 2000);
        assertThat(read.pages.get(0).words()).allMatch(word -> InkOnImage.at(read.image(1), word));
    }

    @Test
    void anImageOfAHundredThousandPixelsASideFailsItsPageAlone() throws IOException {
        byte[] bomb = edited(onePage.textPdf(), document -> {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            InputStream nothing = new ByteArrayInputStream(new byte[10]);
            PDImageXObject image = new PDImageXObject(
                    document, nothing, COSName.FLATE_DECODE, 100_000, 100_000, 1, PDDeviceGray.INSTANCE);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 0, 0, 500, 700);
            }
        });
        Collected read = read(bomb, "bom.pdf");
        assertThat(read.pages.get(0).failure()).isNull();
        assertThat(Objects.requireNonNull(read.pages.get(1).failure()).code()).isEqualTo(FailureCode.IMAGE_TOO_LARGE);
    }

    @Test
    void badOnesAreNamed() throws IOException {
        assertThat(failure(new byte[0], "rong.pdf")).isEqualTo(FailureCode.EMPTY_FILE);
        assertThat(failure(made(document -> {}), "khong-trang.pdf")).isEqualTo(FailureCode.NO_PAGES);
        byte[] whole = onePage.scannedPdf();
        assertThat(failure(Arrays.copyOf(whole, whole.length / 3), "cut.pdf")).isEqualTo(FailureCode.DAMAGED);
        assertThat(failure("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), "dau.pdf"))
                .isEqualTo(FailureCode.DAMAGED);
        byte[] locked = edited(
                onePage.textPdf(),
                document -> document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())));
        assertThat(failure(locked, "khoa.pdf")).isEqualTo(FailureCode.PASSWORD_PROTECTED);
    }

    @Test
    void oneThatNeedsNoPasswordToBeReadIsRead() throws IOException {
        byte[] restricted = edited(
                onePage.textPdf(),
                document -> document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())));
        assertThat(read(restricted, "han-che.pdf").flatText()).contains("thi hành án hình sự");
    }

    @Test
    void filesAttachedToAPdfAreHandedOver() throws IOException {
        byte[] carrier = edited(onePage.textPdf(), document -> {
            PDEmbeddedFile file = new PDEmbeddedFile(
                    document, new ByteArrayInputStream("danh sách".getBytes(StandardCharsets.UTF_8)));
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile("../../danh-sách.txt");
            specification.setFileUnicode("../../danh-sách.txt");
            specification.setEmbeddedFile(file);
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("danh-sach", specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
        });
        Collected read = read(carrier, "dinh-kem.pdf");
        assertThat(read.attachments).hasSize(1);
        assertThat(read.attachments.get(0).name()).isEqualTo("danh-sách.txt");
        assertThat(read.content("../../danh-sách.txt"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("danh sách");
    }

    private interface Edit {
        void apply(PDDocument document) throws IOException;
    }

    private static byte[] made(Edit edit) throws IOException {
        try (PDDocument document = new PDDocument()) {
            return saved(document, edit);
        }
    }

    private static byte[] edited(byte[] pdf, Edit edit) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return saved(document, edit);
        }
    }

    private static byte[] saved(PDDocument document, Edit edit) throws IOException {
        edit.apply(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static PDType0Font serif(PDDocument document) throws IOException {
        String font = "/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf";
        return PDType0Font.load(document, Objects.requireNonNull(PdfTest.class.getResourceAsStream(font)), true);
    }
}
