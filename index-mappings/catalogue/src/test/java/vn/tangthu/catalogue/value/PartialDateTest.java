package vn.tangthu.catalogue.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            05/06/2020 | 2020-06-05
            5-6-2020 | 2020-06-05
            05.6.2020 | 2020-06-05
            ngày 5 tháng 6 năm 2020 | 2020-06-05
            Ngày 05 Tháng 06 Năm 2020 | 2020-06-05
            ngay 5 thang 6 nam 2020 | 2020-06-05
            2020-06-05 | 2020-06-05
            29/02/2020 | 2020-02-29
            06/2020 | 2020-06
            6-2020 | 2020-06
            tháng 6 năm 2020 | 2020-06
            2020-06 | 2020-06
            2020 | 2020
            năm 2020 | 2020
            khoảng 1975 | 1975
            không rõ | unknown
            khong ro | unknown
            không biết | unknown
            unknown | unknown
            ? | unknown
            """)
    void readsWhatPapersHave(String written, String kept) {
        assertThat(PartialDate.read(written)).map(PartialDate::kept).contains(kept);
        assertThat(PartialDate.read(kept)).map(PartialDate::kept).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "31/02/2020",
                "29/02/2021",
                "00/01/2020",
                "13/2020",
                "0/2020",
                "32/01/2020",
                "05/06/20",
                "1799",
                "2201",
                "05/06/2020 10:00",
                "hôm qua",
                "05/06",
                "2020-13",
                "2020-02-30",
                "20200605",
                "5/6/2020/1",
                "5//6//2020",
                "-2020"
            })
    void refusesWhatNoCalendarHas(String written) {
        assertThat(PartialDate.read(written)).isEmpty();
    }

    @Test
    void theDayStandsBeforeTheMonth() {
        assertThat(PartialDate.read("05/06/2020")).contains(PartialDate.of(LocalDate.of(2020, 6, 5)));
        assertThat(PartialDate.read("06/13/2020")).isEmpty();
    }

    /** These two forms are read without patterns; a space before them is not. */
    @Test
    void theUsualFormsAreReadAsAnyOther() {
        int read = 0;
        for (int year : new int[] {0, 1799, 1800, 1900, 2000, 2020, 2021, 2200, 2201, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    for (String form :
                            List.of("%3$02d/%2$02d/%1$04d", "%1$04d-%2$02d-%3$02d", "%1$04d-%2$02d/%3$02d")) {
                        String written = String.format(Locale.ROOT, form, year, month, day);
                        assertThat(PartialDate.read(written)).as(written).isEqualTo(PartialDate.read(" " + written));
                        read += PartialDate.read(written).isPresent() ? 1 : 0;
                    }
                }
            }
        }
        assertThat(read).isEqualTo(2 * (4 * 365 + 2 * 366));
        assertThat(PartialDate.read("０5/06/2020"))
                .as("a digit of another width")
                .isEqualTo(PartialDate.read(" 05/06/2020"));
        assertThat(PartialDate.read("-5/06/2020")).isEmpty();
    }

    @Test
    void isShownAsPeopleWriteIt() {
        assertThat(read("2020-06-05").shown()).isEqualTo("05/06/2020");
        assertThat(read("2020-06").shown()).isEqualTo("06/2020");
        assertThat(read("2020").shown()).isEqualTo("2020");
        assertThat(PartialDate.UNKNOWN.shown()).isEqualTo("?");
    }

    @Test
    void aMonthAndAYearAreAllTheirDays() {
        assertThat(read("02/2020").earliest()).isEqualTo(LocalDate.of(2020, 2, 1));
        assertThat(read("02/2020").latest()).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(read("2020").latest()).isEqualTo(LocalDate.of(2020, 12, 31));
        assertThat(read("2020").exact()).isFalse();
        assertThat(PartialDate.UNKNOWN.known()).isFalse();
    }

    @Test
    void isSurelyBeforeOnlyWhereNoDayOfBothCanCoincide() {
        assertThat(read("2019").surelyBefore(read("05/06/2020"))).isTrue();
        assertThat(read("2020").surelyBefore(read("05/06/2020"))).isFalse();
        assertThat(read("05/2020").surelyBefore(read("06/2020"))).isTrue();
        assertThat(read("05/06/2020").surelyBefore(read("05/06/2020"))).isFalse();
        assertThat(PartialDate.UNKNOWN.surelyBefore(read("2020"))).isFalse();
        assertThat(read("2020").surelyBefore(PartialDate.UNKNOWN)).isFalse();
    }

    private static PartialDate read(String text) {
        return PartialDate.read(text).orElseThrow();
    }
}
