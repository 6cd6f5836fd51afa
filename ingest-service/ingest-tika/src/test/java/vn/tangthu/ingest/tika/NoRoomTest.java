package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** A work folder that is full or gone says nothing about the document. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NoRoomTest {
    private static final int KIB = 1 << 10;
    private static final byte[] HELLO = "xin chào".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final Set<String> PARTS = Set.of("a.zip", "a.eml", "scan.html");
    private final SampleDocuments circular = SampleDocuments.circular(2, 1);

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsGoneIsNotTheDocumentsFault() throws IOException {
        Path text = Files.write(folder.resolve("a.txt"), HELLO);
        Path work = folder.resolve("work");
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(ExtractorSettings.defaults(work))) {
            WorkFolder.removeAll(run(work));
            assertThat(extractor.read(text, "a.txt", Set.of(), 0, new Collected()))
                    .isInstanceOfSatisfying(
                            ReadingOutcome.Failed.class,
                            failed -> assertThat(failed.failure().code()).isEqualTo(FailureCode.RESOURCES_MISSING));
        }
    }

    @Test
    void aChildThatCannotBeMadeReadyAgainCostsNeitherDocumentNorPlace() throws IOException {
        Path pdf = Files.write(folder.resolve("a.pdf"), circular.textPdf());
        Path work = folder.resolve("work");
        try (ForkedTextExtractor extractor =
                new ForkedTextExtractor(ExtractorSettings.defaults(work).withCores(1))) {
            for (int i = 0; i < 2; i++) {
                assertThat(extractor.read(pdf, "a.pdf", Set.of(), 0, new Collected() {
                            @Override
                            public void page(ReadPage page) {
                                super.page(page);
                                removeChildren(work);
                            }
                        }))
                        .isEqualTo(new ReadingOutcome.Completed(2));
            }
        }
    }

    private static void removeChildren(Path work) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(run(work), "child-*")) {
            for (Path child : children) {
                WorkFolder.removeAll(child);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A real small file system; only root may mount one. */
    @Test
    void onADiskWithoutRoomDocumentsAreReadWholeOrWait() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        if (process("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", work.toString()) != 0) {
            System.out.println("NoRoomTest: full disks NOT tried (no right to mount a small file system)");
            return;
        }
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("a.pdf", circular.textPdf());
        documents.put("scan.pdf", circular.scannedPdf());
        documents.put("scan.tif", circular.scannedTiff());
        documents.put("a.txt", HELLO);
        documents.put("a.docx", circular.docx());
        documents.put("a.zip", SampleContainers.zip(Map.of("a.txt", HELLO)));
        documents.put("a.eml", SampleContainers.mail("Thư", "kèm theo", Map.of("a.txt", HELLO)));
        documents.put("scan.html", pageWithScan());
        String fake = FakeTesseract.in(folder, "exec cat > /dev/null");
        try (ForkedTextExtractor extractor =
                new ForkedTextExtractor(ExtractorSettings.defaults(work).withTesseract(fake))) {
            for (int free : new int[] {0, 128, 20 * KIB}) {
                fill(work.resolve("filler"), free * KIB);
                for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                    readOrWait(extractor, document.getKey(), document.getValue(), free);
                }
            }
        } finally {
            process("umount", "-l", work.toString());
        }
    }

    /** Its parser passes over a part that cannot be handed on. */
    private byte[] pageWithScan() {
        String scan = Base64.getEncoder().encodeToString(circular.scannedJpeg());
        return ("<html><body>xin<img src=\"data:image/jpeg;base64," + scan + "\"></body></html>")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void readOrWait(ForkedTextExtractor extractor, String name, byte[] content, int free) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Collected read = new Collected();
        ReadingOutcome outcome = extractor.read(file, name, Set.of(), 0, read);
        String what = name + " with " + free + " KiB: " + outcome;
        assertThat(read.pages).as(what).allMatch(page -> page.failure() == null);
        if (outcome instanceof ReadingOutcome.Failed failed) {
            assertThat(failed.failure().code()).as(what).isEqualTo(FailureCode.RESOURCES_MISSING);
            assertThat(free).as(what).isLessThan(20 * KIB);
        } else {
            assertThat(read.pages).as(what).hasSize(read.announced);
            assertThat(read.contents).as(what).hasSize(PARTS.contains(name) ? 1 : 0);
            assertThat(read.contents.values()).as(what).allMatch(part -> part.length >= HELLO.length);
            assertThat(free).as(what).isPositive();
        }
    }

    private static void fill(Path filler, int free) throws IOException {
        Files.deleteIfExists(filler);
        byte[] zeros = new byte[4 * KIB];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(filler).getUsableSpace() > free) {
                out.write(zeros);
            }
        }
    }

    private static Path run(Path work) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(work, path -> Files.isDirectory(path))) {
            return runs.iterator().next();
        }
    }

    private static int process(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
