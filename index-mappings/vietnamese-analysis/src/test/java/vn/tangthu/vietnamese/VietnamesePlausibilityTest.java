package vn.tangthu.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VietnamesePlausibilityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cơ quan thi hành án hình sự Công an cấp tỉnh",
                "Co quan thi hanh an hinh su",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Số: 15/QĐ-CQTHAHS ngày 05/06/2020, BLHS, TTLT, VKSND, TAND",
                "The quick brown fox jumps over the lazy dog; its strengths are rhythms.",
                "L'été dernier, à la fenêtre, nous avons déjà mangé.",
                "Пример текста на русском языке",
                "公安部 通知",
                "1 2 3 4,5 6.7 8/9 10 11 12 13",
                "TT  Mã  SL\n1 A01 20\n2 A02 30\n3 B15 40"
            })
    void writingIsPlausible(String text) {
        assertThat(VietnamesePlausibility.score(text)).isGreaterThan(0.85);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD \uFFFD",
                "\uE001\uE002 \uE010\uE011\uE012 \uE013",
                "(cid:12)(cid:33) (cid:4)(cid:5)(cid:6)",
                "\u0001\u0002\u0003 \u0004\u0005 \u0006",
                "7KRQJ W\u046D TX\u04CFQ O\u00EA WKL KjQK iQ KuQK V\u04F5",
                "xzqk vbnm wrtp lkjh zxcv mnbv hgfd",
            })
    void garbageIsNot(String text) {
        assertThat(VietnamesePlausibility.score(text)).isLessThan(VietnamesePlausibility.USELESS_BELOW);
    }

    @Test
    void theCircularIsPlausible() {
        assertThat(VietnamesePlausibility.score(LegacyEncodingTest.circular())).isGreaterThan(0.98);
    }

    @Test
    void oldEncodingsArePlausibleOnlyOnceRepaired() {
        String old = LegacyEncoder.tcvn3(LegacyEncodingTest.small());
        double before = VietnamesePlausibility.score(old);
        double after = VietnamesePlausibility.score(LegacyEncoding.repair(old));
        assertThat(after).isGreaterThan(0.97).isGreaterThan(before + 0.1);
    }

    /** The commonest broken text layer: glyph numbers of an embedded font, 29 below the letters' codes. */
    @Test
    void shiftedGlyphNumbersAreUseless() {
        String shifted = VietnameseText.stripMarks(LegacyEncodingTest.circular())
                .chars()
                .map(c -> c > ' ' ? c - 29 : c)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        assertThat(VietnamesePlausibility.score(shifted)).isLessThan(VietnamesePlausibility.USELESS_BELOW);
    }
}
