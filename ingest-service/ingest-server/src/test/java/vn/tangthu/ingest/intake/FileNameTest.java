package vn.tangthu.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "bản án.pdf, bản án.pdf",
        "../../etc/passwd, passwd",
        "C:\\hồ sơ\\lệnh.doc, lệnh.doc",
        "/, khong-ten",
        ".., khong-ten",
        "'  ', khong-ten",
    })
    void onlyTheLastPartIsKept(String offered, String kept) {
        assertThat(FileName.clean(offered)).isEqualTo(kept);
    }

    @Test
    void decomposedMarksAreComposed() {
        assertThat(FileName.clean(Normalizer.normalize("Quyết định.pdf", Normalizer.Form.NFD)))
                .isEqualTo("Quyết định.pdf");
    }

    @Test
    void controlAndDirectionCharactersVanish() {
        assertThat(FileName.clean("a\u0000b\nc\u202Efdp.exe")).isEqualTo("abcfdp.exe");
    }

    @Test
    void aLongNameKeepsItsExtensionAndNoHalfCharacter() {
        String name = FileName.clean("😀".repeat(300) + ".pdf");
        assertThat(name).hasSizeLessThanOrEqualTo(FileName.MAX_LENGTH).endsWith("….pdf");
        assertThat(name.codePoints().filter(point -> Character.getType(point) == Character.SURROGATE))
                .isEmpty();
    }
}
