package vn.tangthu.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMarksTest {
    @ParameterizedTest
    @CsvSource({
        "Nguyeenx, nguyễn",
        "Nguyenex, nguyễn",
        "NGUYEENX, nguyễn",
        "Nguye64n, nguyễn",
        "Nguyen64, nguyễn",
        "Ddoongf, đồng",
        "D9o6ng2, đồng",
        "D9ong62, đồng",
        "Vawn, văn",
        "Van8, văn",
        "Thij, thị",
        "Thi5, thị",
        "Huwowng, hương",
        "Huwong, hương",
        "Huong7, hương",
        "Dduwcs, đức",
        "Hoas, hóa",
        "Quyeets, quyết",
        "Gias, giá",
        "Tw, tư",
        "Truwowngf, trường",
        "Lys, lý"
    })
    void marksLeftAsTheyWereTypedAreUnderstood(String typed, String meant) {
        assertThat(TypedMarks.decode(typed)).contains(VietnameseText.exact(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyen",
                "Nguyễn",
                "An",
                "Lan",
                "Toan",
                "Khuya",
                "A",
                "",
                "Peterson",
                "James",
                "Jones",
                "1985",
                "12",
                "H2O",
                "bsfrx",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "đ",
                "Niê",
                "K'Brơi"
            })
    void whatIsASyllableOrDoesNotBecomeOneStays(String word) {
        assertThat(TypedMarks.decode(word)).isEmpty();
    }

    @Test
    void anythingIsTakenWithoutFailing() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = RandomText.next(random);
            TypedMarks.decode(text)
                    .ifPresent(syllable -> assertThat(syllable)
                            .as("seed %d, text %s", seed, text)
                            .isEqualTo(VietnameseText.exact(syllable)));
        }
    }
}
