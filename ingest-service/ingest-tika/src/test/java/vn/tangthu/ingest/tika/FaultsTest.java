package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Children that die, hang, eat too much or have no recognition program; and servers that die. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FaultsTest {
    private static final ReadingTimes HASTY = new ReadingTimes(
            Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(1));
    private final SampleDocuments circular = SampleDocuments.circular(3, 1);

    @TempDir
    Path folder;

    private ExtractorSettings defaults() {
        return ExtractorSettings.defaults(folder.resolve("work"));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "original", ".bin"), content);
    }

    private static FailureCode code(ReadingOutcome outcome) {
        return ReadingTest.failure(outcome);
    }

    private static void kill(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something to the child once it has begun. */
    private abstract static class OnStart extends Collected {
        abstract void act();

        @Override
        public void started(String type, int count) {
            super.started(type, count);
            act();
        }
    }

    @Test
    void aKilledChildCostsOneDocument() throws IOException {
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withCores(1))) {
            Path scan = file(circular.scannedPdf());
            ReadingOutcome outcome = extractor.read(scan, "a.pdf", Set.of(), 0, new OnStart() {
                @Override
                void act() {
                    extractor.children().forEach(pid -> kill("KILL", pid));
                }
            });
            assertThat(code(outcome)).isEqualTo(FailureCode.CRASHED);
            Collected next = new Collected();
            assertThat(extractor.read(scan, "a.pdf", Set.of(2, 3), 0, next)).isEqualTo(new ReadingOutcome.Completed(3));
            assertThat(next.flatText()).contains("thi hành án hình sự");
        }
    }

    @Test
    void aChildKilledAtRestCostsNothing() throws IOException {
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withCores(1))) {
            Path pdf = file(circular.textPdf());
            for (int i = 0; i < 3; i++) {
                assertThat(extractor.read(pdf, "a.pdf", Set.of(), 0, new Collected()))
                        .isEqualTo(new ReadingOutcome.Completed(3));
                assertThat(extractor.children()).hasSize(1);
                kill("KILL", extractor.children().get(0));
            }
        }
    }

    @Test
    void aChildWithoutProgressIsKilledWithAllItStarted() throws IOException {
        String fake = FakeTesseract.in(folder, "exec sleep 977");
        ReadingTimes times = new ReadingTimes(
                Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(
                defaults().withCores(1).withTesseract(fake).withTimes(times))) {
            ReadingOutcome outcome = extractor.read(file(circular.scannedPdf()), "a.pdf", Set.of(), 0, new OnStart() {
                @Override
                void act() {
                    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                            .execute(() -> extractor.children().forEach(pid -> kill("STOP", pid)));
                }
            });
            assertThat(code(outcome)).isEqualTo(FailureCode.TIMED_OUT);
            assertThat(sleepers()).isEmpty();
        }
    }

    private static List<Long> sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 977"))
                .map(ProcessHandle::pid)
                .toList();
    }

    @Test
    void aPageThatTakesTooLongFailsAlone() throws IOException {
        String fake = FakeTesseract.in(folder, "exec sleep 977");
        try (ForkedTextExtractor extractor =
                new ForkedTextExtractor(defaults().withTesseract(fake).withTimes(HASTY))) {
            Collected read = new Collected();
            assertThat(extractor.read(file(circular.scannedPdf()), "a.pdf", Set.of(), 0, read))
                    .isEqualTo(new ReadingOutcome.Completed(3));
            for (ReadPage page : read.pages) {
                assertThat(Objects.requireNonNull(page.failure()).code()).isEqualTo(FailureCode.TIMED_OUT);
                assertThat(page.image().width()).as("its image is there").isGreaterThan(500);
            }
        }
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void theWholeDocumentHasALimitToo() throws IOException {
        String fake = FakeTesseract.in(folder, "sleep 0.7");
        ReadingTimes times = new ReadingTimes(
                Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofMinutes(1));
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(
                defaults().withCores(1).withTesseract(fake).withTimes(times))) {
            assertThat(code(extractor.read(
                            file(SampleDocuments.circular(7, 1).scannedPdf()), "a.pdf", Set.of(), 0, new Collected())))
                    .isEqualTo(FailureCode.TIMED_OUT);
        }
    }

    @Test
    void outOfMemoryIsNamed() throws IOException {
        ReadingLimits little = ReadingLimits.defaults().withHeap(ByteSize.ofMebibytes(64));
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withLimits(little))) {
            ReadingOutcome outcome =
                    extractor.read(file(BigImage.png(9_000, 9_000)), "to.png", Set.of(), 0, new Collected());

            assertThat(code(outcome)).isEqualTo(FailureCode.OUT_OF_MEMORY);
            assertThat(((ReadingOutcome.Failed) outcome).failure().detail()).contains("java.lang.OutOfMemoryError");
            assertThat(extractor.read(file(new byte[] {'a'}), "a.txt", Set.of(), 0, new Collected()))
                    .isEqualTo(new ReadingOutcome.Completed(1));
        }
    }

    @Test
    void tooMuchOutputIsNamed() throws IOException {
        ReadingLimits little = ReadingLimits.defaults().withMaxOutput(new ByteSize(250_000));
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withLimits(little))) {
            Collected read = new Collected();
            assertThat(code(extractor.read(file(circular.textPdf()), "a.pdf", Set.of(), 0, read)))
                    .isEqualTo(FailureCode.OUTPUT_TOO_LARGE);
            assertThat(read.pages).as("what came before is good").isNotEmpty();
        }
    }

    @Test
    void withoutTheProgramScansWaitAndTextDoesNot() throws IOException {
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withTesseract("/no/such/tesseract"))) {
            assertThat(extractor.canRecognise()).isFalse();
            assertThat(code(extractor.read(file(circular.scannedPdf()), "a.pdf", Set.of(), 0, new Collected())))
                    .isEqualTo(FailureCode.OCR_MISSING);
            assertThat(extractor.read(file(circular.textPdf()), "a.pdf", Set.of(), 0, new Collected()))
                    .isEqualTo(new ReadingOutcome.Completed(3));
        }
    }

    @Test
    void theProgramIsFoundWhileWeRun() {
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults())) {
            assertThat(extractor.canRecognise()).isTrue();
        }
        ExtractorSettings other = defaults();
        ExtractorSettings missing = new ExtractorSettings(
                1,
                other.workFolder(),
                other.java(),
                other.classPath(),
                "tesseract",
                "xxx",
                other.times(),
                other.limits());
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(missing)) {
            assertThat(extractor.canRecognise()).isFalse();
        }
    }

    @Test
    void noMoreRecognitionProcessesThanCores() throws IOException {
        String fake = FakeTesseract.in(folder, "echo start >> $LOG; sleep 0.3; echo end >> $LOG");
        try (ForkedTextExtractor extractor =
                new ForkedTextExtractor(defaults().withCores(2).withTesseract(fake))) {
            Path scan = file(circular.scannedPdf());
            List<CompletableFuture<ReadingOutcome>> readings = Stream.of(1, 2, 3)
                    .map(i -> CompletableFuture.supplyAsync(
                            () -> extractor.read(scan, "a.pdf", Set.of(), 0, new Collected())))
                    .toList();
            readings.forEach(reading -> assertThat(reading.join()).isEqualTo(new ReadingOutcome.Completed(3)));
        }
        int running = 0;
        int most = 0;
        for (String line : Files.readAllLines(folder.resolve("log"))) {
            running += line.equals("start") ? 1 : -1;
            most = Math.max(most, running);
        }
        assertThat(most).isEqualTo(2);
        assertThat(running).isZero();
    }

    @Test
    void aListenersErrorReachesTheCallerAndEndsTheReading() throws IOException {
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withCores(1))) {
            Path pdf = file(circular.textPdf());
            Collected broken = new Collected() {
                @Override
                public void page(ReadPage page) {
                    throw new IllegalStateException("disk full");
                }
            };
            assertThatThrownBy(() -> extractor.read(pdf, "a.pdf", Set.of(), 0, broken))
                    .hasMessage("disk full");
            assertThat(extractor.read(pdf, "a.pdf", Set.of(), 0, new Collected()))
                    .isEqualTo(new ReadingOutcome.Completed(3));
        }
    }

    @Test
    void closingEndsRunningReadingsWithoutAVerdict() throws IOException {
        String fake = FakeTesseract.in(folder, "exec sleep 977");
        ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withTesseract(fake));
        Path scan = file(circular.scannedPdf());
        assertThatThrownBy(() -> extractor.read(scan, "a.pdf", Set.of(), 0, new OnStart() {
                    @Override
                    void act() {
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(extractor::close);
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sleepers()).isEmpty();
        assertThat(extractor.children()).isEmpty();
    }

    @Test
    void childrenAtRestAreEnded() throws IOException, InterruptedException {
        ReadingTimes times = new ReadingTimes(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMillis(500));
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(defaults().withTimes(times))) {
            extractor.read(file(circular.textPdf()), "a.pdf", Set.of(), 0, new Collected());
            for (int i = 0; i < 100 && !extractor.children().isEmpty(); i++) {
                Thread.sleep(100);
            }
            assertThat(extractor.children()).isEmpty();
        }
    }

    @Test
    void aKilledServerTakesItsChildrenAlongAndItsFoldersAreSwept() throws IOException, InterruptedException {
        String fake = FakeTesseract.in(folder, "exec sleep 977");
        Path scan = file(circular.scannedPdf());
        Process server = new ProcessBuilder(
                        defaults().java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedServer.class.getName(),
                        defaults().workFolder().toString(),
                        fake,
                        scan.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(server.inputReader().readLine()).isEqualTo("started");
        while (sleepers().isEmpty()) {
            Thread.sleep(50);
        }
        List<ProcessHandle> family = server.descendants().toList();
        assertThat(family).isNotEmpty();
        server.destroyForcibly().waitFor();
        for (ProcessHandle member : family) {
            member.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
        assertThat(defaults().workFolder()).isNotEmptyDirectory();
        new ForkedTextExtractor(defaults()).close();
        assertThat(defaults().workFolder()).isEmptyDirectory();
    }
}
