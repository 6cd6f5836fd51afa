package vn.tangthu.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyEncodingTest {
    static String circular() {
        try (InputStream in = Objects.requireNonNull(LegacyEncodingTest.class.getResourceAsStream("circular.txt"))) {
            return VietnameseText.normalise(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TCVN3 has no capital letters with tones; their fonts write them as small ones. */
    static String small() {
        return circular().toLowerCase(Locale.ROOT);
    }

    @Test
    void circularInTcvn3ComesBack() {
        String old = LegacyEncoder.tcvn3(small());
        assertThat(old).isNotEqualTo(small());
        assertThat(LegacyEncoding.repair(old)).isEqualTo(small());
        assertThat(LegacyEncoding.repair(old, ".VnTime")).isEqualTo(small());
    }

    @Test
    void circularInVniComesBack() {
        String old = LegacyEncoder.vni(circular());
        assertThat(old).startsWith(" THOÂNG TÖ");
        assertThat(LegacyEncoding.repair(old)).isEqualTo(circular());
        assertThat(LegacyEncoding.repair(old, "VNI-Times")).isEqualTo(circular());
    }

    @Test
    void knownSamples() {
        assertThat(LegacyEncoding.repair("B¶o Th¾ng, M\u00AD\u00EAng Kh\u00AD\u00ACng"))
                .isEqualTo("Bảo Thắng, Mường Khương");
        assertThat(LegacyEncoding.repair("Xin chaøo caùc baïn")).isEqualTo("Xin chào các bạn");
    }

    @Test
    void fontDecidesForTextTooShortToJudge() {
        assertThat(LegacyEncoding.repair("Bé")).isEqualTo("Bé");
        assertThat(LegacyEncoding.repair("Bé", "ABCDEF+.VnTime,Bold")).isEqualTo("Bộ");
        assertThat(LegacyEncoding.repair("th«ng t\u00AD", ".VnTimeH")).isEqualTo("THÔNG TƯ");
        assertThat(LegacyEncoding.repair("Bé", "Times New Roman")).isEqualTo("Bé");
        assertThat(LegacyEncoding.repair("Bé", null)).isEqualTo("Bé");
        assertThat(LegacyEncoding.repair("Bộ", ".VnTime")).isEqualTo("Bộ");
    }

    @Test
    void unicodeLinesOfAMixedDocumentStay() {
        String mixed =
                "Căn cứ Luật Thi hành án hình sự\n" + LegacyEncoder.tcvn3("bộ trưởng bộ công an ban hành thông tư");
        assertThat(LegacyEncoding.repair(mixed))
                .isEqualTo("Căn cứ Luật Thi hành án hình sự\nbộ trưởng bộ công an ban hành thông tư");
    }

    @Test
    void hardSpacesAndRowsOfDotsDoNotMatter() {
        String old = LegacyEncoder.tcvn3("điều\u00A0khoản chuyển tiếp" + "·".repeat(100_000) + " trang\u00A0một");
        assertThat(LegacyEncoding.repair(old))
                .startsWith("điều\u00A0khoản chuyển tiếp")
                .endsWith("trang\u00A0một");
    }

    @Test
    void unicodeIsLeftAlone() {
        assertThat(LegacyEncoding.repair(circular())).isEqualTo(circular());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Plain English text, with naïve café and résumé.",
                "L'été dernier, à la fenêtre, nous avons déjà mangé des crêpes.",
                "Müller und Söhne müssen für die Straße zahlen.",
                "El niño está más allá, ¿qué pasó? Sí, señor.",
                "1.234.567 © 2020 ® ½ § 5"
            })
    void otherLanguagesAreLeftAlone(String text) {
        assertThat(LegacyEncoding.repair(text)).isEqualTo(text);
    }
}
