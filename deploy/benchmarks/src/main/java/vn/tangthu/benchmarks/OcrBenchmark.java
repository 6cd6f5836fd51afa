package vn.tangthu.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.ForkedTextExtractor;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;
import vn.tangthu.ingest.tika.samples.SampleScanner;

/**
 * Pages a second from scans: the product on all cores against a plain loop of one {@code tesseract} process a core.
 *
 * <p>The loop gets the very JPEG files that lie in the documents (in the TIFF documents their pixels, packed by LZW): askew
 * by 1.2 degrees and grainy, 200 and 300 dots an inch in turn. The product straightens them first, finds boxes, and writes
 * page images.
 */
final class OcrBenchmark {
    private static final String LOOP = "plain loop of tesseract processes (baseline)";
    private static final int WORD_LEVEL = 5;
    private static final int LEVEL = 0;
    private static final int TEXT = 11;

    private OcrBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        int pages = setup.amount(24, 4);
        Path folder = setup.fresh("ocr");
        List<Path> images = images(setup.seed(), pages, folder);
        List<Path> singles = singles(images, folder);
        Path whole = Files.write(folder.resolve("all.pdf"), pdf(images));
        LongAdder baselineWords = new LongAdder();
        ReadingCounter counter = new ReadingCounter();
        Contest contest;
        try (ForkedTextExtractor extractor =
                new ForkedTextExtractor(ExtractorSettings.defaults(setup.fresh("ocr-reading")))) {
            contest = new Contest("pages a second")
                    .with(LOOP, () -> rate(pages, images, image -> baselineWords.add(tesseract(image))))
                    .with(
                            pages + " documents of one page",
                            () -> rate(pages, singles, file -> counter.read(extractor, file)))
                    .with(
                            "one document of " + pages + " pages",
                            () -> rate(pages, List.of(whole), file -> counter.read(extractor, file)))
                    .run(setup.quick() ? 0 : 1, setup.rounds());
        }
        out.println(contest.table());
        int turns = setup.rounds() + (setup.quick() ? 0 : 1);
        out.printf(
                Locale.ROOT,
                "Words found a page: baseline %d, product %d.%n",
                baselineWords.sum() / turns / pages,
                counter.words() / counter.pages());
    }

    private static double[] rate(int pages, List<Path> files, Parallel.Task<Path> task) throws Exception {
        return new double[] {pages / Parallel.seconds(Setup.cores(), files, task)};
    }

    /** Runs the command as anyone would; answers the number of words. */
    private static long tesseract(Path image) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("tesseract", image.toString(), "stdout", "-l", "vie", "tsv")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("tesseract ended with code " + process.exitValue());
        }
        return table.lines()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[LEVEL].equals(String.valueOf(WORD_LEVEL)) && !cells[TEXT].isBlank())
                .count();
    }

    private static List<Path> images(long seed, int pages, Path folder) throws IOException {
        List<Path> images = new ArrayList<>();
        // The circular has seven pages: other grain makes other scans of them.
        for (long grain = seed; images.size() < pages; grain++) {
            SampleDocuments circular = SampleDocuments.circular(Math.min(6, (pages + 1) / 2), grain);
            for (int dotsPerInch : new int[] {200, 300}) {
                SampleScanner scanner = new SampleScanner(dotsPerInch, 1.2, 12, 0.4f, false, grain);
                for (BufferedImage page : scanner.scan(circular.textPdf())) {
                    Path file = folder.resolve("page-" + images.size() + "-" + dotsPerInch + ".jpg");
                    images.add(Files.write(file, scanner.jpeg(page)));
                }
            }
        }
        return images.subList(0, pages);
    }

    /** As TIFF, as JPEG and as PDF in turn. */
    private static List<Path> singles(List<Path> images, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            byte[] jpeg = Files.readAllBytes(images.get(i));
            Path file = folder.resolve(
                    "single-" + i + List.of(".tif", ".jpg", ".pdf").get(i % 3));
            files.add(Files.write(
                    file,
                    switch (i % 3) {
                        case 0 -> SampleContainers.tiff(List.of(ImageIO.read(new ByteArrayInputStream(jpeg))), "LZW");
                        case 1 -> jpeg;
                        default -> pdf(List.of(images.get(i)));
                    }));
        }
        return files;
    }

    private static byte[] pdf(List<Path> images) throws IOException {
        try (PDDocument document = new PDDocument();
                var out = new java.io.ByteArrayOutputStream()) {
            for (Path image : images) {
                PDPage sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                    content.drawImage(
                            JPEGFactory.createFromByteArray(document, Files.readAllBytes(image)),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
