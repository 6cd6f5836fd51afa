package vn.tangthu.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCatalogueTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAFolderItIsThePrograms() {
        assertThat(SiteCatalogue.load(null).units()).hasSizeGreaterThan(30);
    }

    @Test
    void aFileOfTheSiteTakesThePlaceOfTheProgramsAndTheOthersStay() throws Exception {
        Files.writeString(folder.resolve("units.yaml"), """
                - { code: EXAMPLE, kind: ministry, vi: "Bộ ví dụ", en: "Example ministry" }
                """);
        assertThat(SiteCatalogue.load(folder).units()).hasSize(1);
        assertThat(SiteCatalogue.load(folder).recordCategories())
                .isEqualTo(SiteCatalogue.load(null).recordCategories());
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws Exception {
        Files.writeString(folder.resolve("units.yaml"), """
                - { code: EXAMPLE, kind: castle, vi: "Bộ ví dụ", en: "Example ministry" }
                """);
        assertThatThrownBy(() -> SiteCatalogue.load(folder))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("units.yaml, entry 1")
                .hasMessageContaining("castle");
        assertThatThrownBy(() -> SiteCatalogue.load(folder.resolve("nowhere")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("nowhere");
    }
}
