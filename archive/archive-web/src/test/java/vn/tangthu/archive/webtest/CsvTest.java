package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.web.Csv;

class CsvTest {
    @Test
    void quotesWhatNeedsIt() {
        assertThat(Csv.line(Arrays.asList("a", null, 12, "b,c", "say \"x\"", "two\nlines", "d;e", "Đắk Lắk")))
                .isEqualTo("a,,12,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\"d;e\",Đắk Lắk\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\rx", "\u0000=1", "＝1+1", "-"})
    void disarmsFormulas(String cell) {
        assertThat(Csv.line(Arrays.asList(cell))).matches("(?s)\"?'.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-12.5", "12", "a=b", "2026-01-31"})
    void leavesNumbersAndTextAlone(String cell) {
        assertThat(Csv.line(Arrays.asList(cell))).isEqualTo(cell + "\r\n");
    }
}
