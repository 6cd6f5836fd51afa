package vn.tangthu.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseTextTest {
    @ParameterizedTest
    @CsvSource({
        "hoà, hòa",
        "thuý, thúy",
        "khoẻ, khỏe",
        "Hoà, hòa",
        "THUÝ, thúy",
        "qúy, quý",
        "gìa, già",
        "gía, giá",
        "gì, gì",
        "gìn, gìn",
        "giếng, giếng",
        "hoàn, hoàn",
        "quyết, quyết",
        "quỳnh, quỳnh",
        "ngoài, ngoài",
        "khuỷu, khuỷu",
        "nguyễn, nguyễn",
        "của, của",
        "mía, mía",
        "thuở, thuở",
        "tuần, tuần",
        "ðiều, điều",
        "Ðảng, đảng",
        "NGUYỄN, nguyễn",
        "người, người",
        "huệ, huệ",
        "oán, oán",
        "ủy, ủy",
        "uỷ, ủy"
    })
    void exactTermIsCanonical(String typed, String exact) {
        assertThat(VietnameseText.exact(typed)).isEqualTo(exact);
        assertThat(VietnameseText.exact(Normalizer.normalize(typed, Normalizer.Form.NFD)))
                .isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource({
        "Nguyễn, nguyen",
        "ĐIỀU, dieu",
        "Lý, li",
        "Lí, li",
        "Mỹ, mi",
        "quý, qui",
        "quí, qui",
        "thúy, thuy",
        "thúi, thui",
        "tay, tay",
        "tai, tai",
        "ﬁnal, final",
        "NĐ, nd",
        "ý, y",
        "2020, 2020"
    })
    void foldedTermHasNoMarks(String typed, String folded) {
        assertThat(VietnameseText.fold(typed)).isEqualTo(folded);
        assertThat(VietnameseText.fold(VietnameseText.exact(typed))).isEqualTo(folded);
    }

    @Test
    void fiveWordsStayFiveAndFoldToOne() {
        List<Token> tokens = VietnameseText.tokens("bán bàn bạn ban bản");
        assertThat(tokens.stream().map(Token::exact).distinct()).hasSize(5);
        assertThat(tokens.stream().map(Token::folded).distinct()).containsExactly("ban");
    }

    @Test
    void orderOfCombiningMarksDoesNotMatter() {
        String expected = VietnameseText.exact("luật");
        assertThat(VietnameseText.exact("lua\u0323\u0302t")).isEqualTo(expected);
        assertThat(VietnameseText.exact("lua\u0302\u0323t")).isEqualTo(expected);
        assertThat(VietnameseText.exact("l\u00E1\u0302t")).isEqualTo(VietnameseText.exact("lất"));
        assertThat(VietnameseText.exact("vie\u0301\u0302t")).isEqualTo("viết");
    }

    @Test
    void offsetsPointIntoTheOriginalText() {
        String text = "  Điều 5, Nghị định 59/2020/NĐ-CP; họ\u00ADc";
        assertTokens(text);
        assertTokens(Normalizer.normalize(text, Normalizer.Form.NFD));
    }

    private static void assertTokens(String text) {
        List<Token> tokens = VietnameseText.tokens(text);
        assertThat(tokens.stream().map(Token::exact))
                .containsExactly("điều", "5", "nghị", "định", "59", "2020", "nđ", "cp", "học");
        assertThat(tokens.stream().map(Token::folded))
                .containsExactly("dieu", "5", "nghi", "dinh", "59", "2020", "nd", "cp", "hoc");
        for (Token token : tokens) {
            assertThat(VietnameseText.exact(text.substring(token.from(), token.to())))
                    .isEqualTo(token.exact());
        }
    }

    @Test
    void normaliseKeepsCaseAndPunctuation() {
        String nfd = Normalizer.normalize("Hoà bình, THUÝ; Ðiều 1.\n", Normalizer.Form.NFD);
        assertThat(VietnameseText.normalise(nfd)).isEqualTo("Hòa bình, THÚY; Điều 1.\n");
    }

    @Test
    void marksAreSeen() {
        assertThat(VietnameseText.hasMarks("thi hanh an")).isFalse();
        assertThat(VietnameseText.hasMarks("án")).isTrue();
        assertThat(VietnameseText.hasMarks("dieu đ")).isTrue();
        assertThat(VietnameseText.stripMarks("Nguyễn Thị Lý, Đà Nẵng")).isEqualTo("Nguyen Thi Ly, Da Nang");
    }

    @Test
    void endlessRunIsCutIntoPiecesButNotDropped() {
        String run = "ạ".repeat(1000);
        List<Token> tokens = VietnameseText.tokens(run);
        assertThat(tokens).hasSize(1000 / TokenScanner.MAX_LENGTH);
        assertThat(tokens.stream().map(Token::exact).collect(Collectors.joining()))
                .isEqualTo(run);
    }

    @Test
    void termsOfAnyTextAreFixedPointsAndCoverItsLetters() {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = RandomText.next(random);
            int last = 0;
            for (Token token : VietnameseText.tokens(text)) {
                assertThat(token.from()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
                assertThat(token.to()).isGreaterThan(token.from());
                assertThat(text.substring(last, token.from()).codePoints().filter(Characters::isLetterOrDigit))
                        .as("seed %d: %s", seed, text)
                        .isEmpty();
                assertThat(token.exact()).as("seed %d", seed).isNotEmpty();
                assertThat(token.folded()).as("seed %d", seed).isNotEmpty();
                assertThat(VietnameseText.exact(token.exact()))
                        .as("seed %d exact of %s", seed, text)
                        .isEqualTo(token.exact());
                assertThat(VietnameseText.fold(token.folded()))
                        .as("seed %d fold of %s", seed, text)
                        .isEqualTo(token.folded());
                last = token.to();
            }
        }
    }
}
