package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final ExtractorSettings defaults = ExtractorSettings.defaults(Path.of("doc"));

    @Test
    void defaults() {
        assertThat(defaults.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(defaults.workFolder()).isAbsolute();
        assertThat(defaults.language()).isEqualTo("vie");
        assertThat(defaults.tesseract()).isEqualTo("tesseract");
        assertThat(defaults.classPath().split(File.pathSeparator))
                .allMatch(entry -> Path.of(entry).isAbsolute())
                .hasSize(System.getProperty("java.class.path").split(File.pathSeparator).length);
        assertThat(defaults.java()).isExecutable();
        assertThat(defaults.times())
                .isEqualTo(new ReadingTimes(
                        Duration.ofSeconds(90), Duration.ofMinutes(3), Duration.ofHours(4), Duration.ofMinutes(1)));
        assertThat(defaults.limits())
                .isEqualTo(new ReadingLimits(
                        ByteSize.ofGibibytes(1),
                        10_000,
                        ByteSize.ofGibibytes(4),
                        ByteSize.ofGibibytes(16),
                        ByteSize.ofMebibytes(64),
                        100_000_000,
                        2000));
    }

    @Test
    void changesOneThingAtATime() {
        assertThat(defaults.withCores(3).cores()).isEqualTo(3);
        assertThat(defaults.withTesseract("x").tesseract()).isEqualTo("x");
        assertThat(defaults.withClassPath("x").classPath()).isEqualTo("x");
        ReadingLimits limits = defaults.limits().withAttachments(1, new ByteSize(2));
        assertThat(defaults.withLimits(limits).limits()).isEqualTo(limits);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> defaults.withCores(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> defaults.withTesseract(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> defaults.limits().withHeap(ByteSize.ofMebibytes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new ReadingTimes(second, second, second, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ExtractorSettings(
                        1,
                        Path.of("x"),
                        Path.of("java"),
                        "x",
                        "tesseract",
                        "vie; rm",
                        defaults.times(),
                        defaults.limits()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
