package vn.tangthu.distributed.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The reference in the repository is the one that the code makes; {@code TANGTHU_WRITE_DOCS=true} in the environment writes it. */
class ConfigurationReferenceTest {
    @Test
    void theReferenceIsCurrent() throws Exception {
        Path page = repository().resolve("docs/configuration.md");
        if ("true".equals(System.getenv("TANGTHU_WRITE_DOCS"))) {
            Files.writeString(page, ConfigurationReference.markdown());
        }
        assertThat(Files.readString(page))
                .as("docs/configuration.md; write it again with TANGTHU_WRITE_DOCS=true")
                .isEqualTo(ConfigurationReference.markdown());
    }

    @Test
    void keysAreUniqueAndFallbacksAreGood() {
        assertThat(Keys.all().stream().map(Setting::key)).doesNotHaveDuplicates();
        for (Setting<?> setting : Keys.all()) {
            String fallback = setting.fallback();
            if (fallback != null && !fallback.isEmpty()) {
                assertThat(setting.syntax().reader().apply(fallback, Path.of("/")))
                        .as(setting.key())
                        .isPresent();
            }
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("tangthu"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the repository");
        }
        return folder;
    }
}
