package vn.tangthu.catalogue.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceLengthTest {
    private static final Locale VIETNAMESE = Locale.of("vi");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7 năm 6 tháng | P7Y6M0D
            07 (bảy) năm 6 tháng tù | P7Y6M0D
            07 (bảy) năm 06 (sáu) tháng tù | P7Y6M0D
            7 nam 6 thang | P7Y6M0D
            7 NĂM TÙ | P7Y0M0D
            18 tháng | P0Y18M0D
            1 năm và 15 ngày | P1Y0M15D
            9 tháng 10 ngày | P0Y9M10D
            30 ngày | P0Y0M30D
            7 years 6 months | P7Y6M0D
            P7Y6M0D | P7Y6M0D
            chung thân | life
            tù chung thân | life
            phạt tù chung thân | life
            chung than | life
            life | life
            life imprisonment | life
            tử hình | death
            tu hinh | death
            death | death
            """)
    void readsWhatJudgmentsSay(String written, String kept) {
        assertThat(SentenceLength.read(written)).map(SentenceLength::kept).contains(kept);
        assertThat(SentenceLength.read(kept)).map(SentenceLength::kept).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tù",
                "7",
                "năm",
                "7 tuần",
                "-7 năm",
                "101 năm",
                "1201 tháng",
                "6 tháng 7 năm",
                "7,5 năm",
                "không phạt chung thân",
                "hủy án chung thân",
                "9999999999 năm",
                "bảy năm"
            })
    void refusesWhatIsNoLength(String written) {
        assertThat(SentenceLength.read(written)).isEmpty();
    }

    @Test
    void isShownInBothLanguages() {
        SentenceLength term = new SentenceLength.Term(7, 6, 1);
        assertThat(term.shown(VIETNAMESE)).isEqualTo("7 năm 6 tháng 1 ngày");
        assertThat(term.shown(Locale.ENGLISH)).isEqualTo("7 years 6 months 1 days");
        assertThat(new SentenceLength.Term(0, 18, 0).shown(VIETNAMESE)).isEqualTo("18 tháng");
        assertThat(new SentenceLength.Life().shown(VIETNAMESE)).isEqualTo("chung thân");
        assertThat(new SentenceLength.Death().shown(Locale.ENGLISH)).isEqualTo("death");
    }

    @Test
    void endsOnTheLastDay() {
        LocalDate begin = LocalDate.of(2020, 6, 5);
        assertThat(new SentenceLength.Term(7, 6, 0).endOf(begin)).isEqualTo(LocalDate.of(2027, 12, 4));
        assertThat(new SentenceLength.Term(0, 0, 1).endOf(begin)).isEqualTo(begin);
        assertThat(new SentenceLength.Term(1, 0, 0).endOf(LocalDate.of(2020, 2, 29)))
                .isEqualTo(LocalDate.of(2021, 2, 27));
        assertThat(new SentenceLength.Term(1, 1, 0).endOf(LocalDate.of(2020, 2, 29)))
                .isEqualTo(LocalDate.of(2021, 3, 28));
    }

    @Test
    void aNegativeTermIsNone() {
        assertThatThrownBy(() -> new SentenceLength.Term(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
