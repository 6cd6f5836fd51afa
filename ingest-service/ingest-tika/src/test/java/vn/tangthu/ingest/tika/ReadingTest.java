package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.ReadingOutcome;

/** Tests that read real files in real child processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReadingTest {
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // JUnit calls start first.
    ForkedTextExtractor extractor;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        extractor = new ForkedTextExtractor(settings(ExtractorSettings.defaults(folder.resolve("work"))));
    }

    ExtractorSettings settings(ExtractorSettings defaults) {
        return defaults;
    }

    @AfterAll
    void stop() throws IOException {
        extractor.close();
        try (Stream<Path> left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    ReadingOutcome read(byte[] content, String name, Collected collected) throws IOException {
        return read(content, name, Set.of(), 0, collected);
    }

    ReadingOutcome read(byte[] content, String name, Set<Integer> skip, int depth, Collected collected)
            throws IOException {
        Path file = Files.createTempFile(folder, "original", ".bin");
        Files.write(file, content);
        return extractor.read(file, name, skip, depth, collected);
    }

    /** Reads a file that must go well. */
    Collected read(byte[] content, String name) throws IOException {
        Collected collected = new Collected();
        assertThat(read(content, name, collected)).isEqualTo(new ReadingOutcome.Completed(collected.announced));
        return collected;
    }

    /** Reads a file that must fail, and says how. */
    FailureCode failure(byte[] content, String name) throws IOException {
        return failure(read(content, name, new Collected()));
    }

    static FailureCode failure(ReadingOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReadingOutcome.Failed.class);
        return ((ReadingOutcome.Failed) outcome).failure().code();
    }
}
