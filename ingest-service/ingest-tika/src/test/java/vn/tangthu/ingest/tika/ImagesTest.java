package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;
import vn.tangthu.ingest.tika.samples.SampleScanner;

/** Scans as image files, however they lie. */
class ImagesTest extends ReadingTest {
    private static final long SEED = Long.getLong("tests.seed", 11L);
    private final SampleDocuments page = SampleDocuments.circular(1, SEED);
    private final BufferedImage scan = page.scans().get(0);

    @Test
    void tiffOfManyPages() throws IOException {
        BufferedImage blackAndWhite =
                new BufferedImage(scan.getWidth(), scan.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = blackAndWhite.createGraphics();
        graphics.drawImage(scan, 0, 0, null);
        graphics.dispose();
        BufferedImage blank = new BufferedImage(1000, 1400, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D white = blank.createGraphics();
        white.fillRect(0, 0, 1000, 1400);
        white.dispose();
        Collected read =
                read(SampleContainers.tiff(List.of(blackAndWhite, blank, blackAndWhite), "CCITT T.6"), "fax.tif");
        assertThat(read.mediaType).isEqualTo("image/tiff");
        assertThat(read.pages)
                .extracting(ReadPage::source)
                .containsExactly(TextSource.RECOGNISED, TextSource.NONE, TextSource.RECOGNISED);
        assertThat(read.pages.get(2).text()).contains("hình sự");
    }

    @Test
    void otherCompressionsOfTiff() throws IOException {
        for (String compression : List.of("LZW", "JPEG")) {
            Collected read = read(SampleContainers.tiff(List.of(scan), compression), "a.tif");
            assertThat(read.flatText()).as(compression).contains("thi hành án hình sự");
        }
    }

    @Test
    void pngBmpAndGif() throws IOException {
        for (String format : List.of("png", "bmp", "gif")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(ImageIO.write(scan, format, out)).isTrue();
            assertThat(read(out.toByteArray(), "anh." + format).flatText())
                    .as(format)
                    .contains("thi hành án hình sự");
        }
    }

    @Test
    void aPhotoIsTurnedAsItsCameraSays() throws IOException {
        byte[] lying = SampleScanner.usual(SEED).jpeg(turned(scan, 3));
        Collected read = read(withExifOrientation(lying, 6), "anh.jpg");
        assertStandsUpright(read);
    }

    @Test
    void lyingPagesAreFoundAndTurned() throws IOException {
        for (int quarters : new int[] {1, 3}) {
            assertStandsUpright(read(SampleScanner.usual(SEED).jpeg(turned(scan, quarters)), "nam.jpg"));
        }
    }

    @Test
    void pagesOnTheirHeadAreFoundAndTurned() throws IOException {
        assertStandsUpright(read(SampleScanner.usual(SEED).jpeg(turned(scan, 2)), "nguoc.jpg"));
    }

    @Test
    void skewedPagesAreStraightened() throws IOException {
        for (double degrees : new double[] {-6, -2, 4, 7}) {
            SampleScanner askew = SampleScanner.usual(SEED).withSkew(degrees);
            Collected read = read(askew.jpeg(askew.scan(page.textPdf()).get(0)), "lech.jpg");
            assertStandsUpright(read);
        }
    }

    private void assertStandsUpright(Collected read) {
        assertThat(read.flatText()).contains("thi hành án hình sự");
        assertThat(read.pages.get(0).image().height())
                .isGreaterThan(read.pages.get(0).image().width());
        List<Placement> placements = Placement.match(page.words(), read);
        assertThat(placements.size()).isGreaterThan(page.words().size() * 85 / 100);
        long near = placements.stream()
                .filter(placement -> placement.distance() < 0.01)
                .count();
        assertThat(near).isGreaterThan(placements.size() * 95L / 100);
    }

    @Test
    void aRedSealDoesNotHideTheTextBelow() throws IOException {
        SampleScanner stamped = SampleScanner.usual(SEED).withSeal();
        BufferedImage sealed = stamped.scan(page.textPdf()).get(0);
        Collected read = read(stamped.jpeg(sealed), "dau.jpg");
        List<Placement> placements = Placement.match(page.words(), read);
        assertThat(placements.size()).isGreaterThan(page.words().size() * 95 / 100);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(read.image(1)));
        assertThat(reds(picture)).as("the picture keeps its colour").isGreaterThan(500);
    }

    private static int reds(BufferedImage image) {
        int reds = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y);
                reds += (colour >> 16 & 0xFF) > (colour >> 8 & 0xFF) + 60 ? 1 : 0;
            }
        }
        return reds;
    }

    @Test
    void anImageThatClaimsTooManyPixelsIsRefusedUnread() throws IOException {
        assertThat(failure(pngHeader(100_000, 100_000), "lon.png")).isEqualTo(FailureCode.IMAGE_TOO_LARGE);
    }

    @Test
    void aCutImageIsDamaged() throws IOException {
        byte[] whole = SampleScanner.usual(SEED).jpeg(scan);
        assertThat(failure(Arrays.copyOf(whole, 200), "cut.jpg")).isEqualTo(FailureCode.DAMAGED);
    }

    @Test
    void onePageOfATiffFailsAlone() throws IOException {
        byte[] tiff = SampleContainers.tiff(List.of(scan, scan), "LZW");
        // The strips of the first page lie before its directory; zeros there are no LZW stream.
        for (int i = 2000; i < 200_000; i++) {
            tiff[i] = (byte) 0xFF;
        }
        Collected collected = new Collected();
        ReadingOutcome outcome = read(tiff, "hong.tif", collected);
        assertThat(outcome).isEqualTo(new ReadingOutcome.Completed(2));
        assertThat(Objects.requireNonNull(collected.pages.get(0).failure()).code())
                .isEqualTo(FailureCode.DAMAGED);
        assertThat(collected.pages.get(1).text()).contains("hình sự");
    }

    private static BufferedImage turned(BufferedImage image, int quarters) {
        boolean lying = quarters % 2 != 0;
        int width = lying ? image.getHeight() : image.getWidth();
        int height = lying ? image.getWidth() : image.getHeight();
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        AffineTransform transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        transform.quadrantRotate(quarters);
        transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return turned;
    }

    /** Puts an Exif block with nothing but the orientation behind the start of a JPEG. */
    private static byte[] withExifOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 42).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + 36)
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 0, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(60)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .putInt(10)
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
