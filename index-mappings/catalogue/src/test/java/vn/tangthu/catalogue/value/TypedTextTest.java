package vn.tangthu.catalogue.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Says of every character there is what the patterns say that these loops stand for. */
class TypedTextTest {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Cf}&&[^\\t\\n]]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’()/&\"“”+\\-–]+");

    @Test
    void agreesWithThePatternsOnEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            for (String text : new String[] {Character.toString(c), "Ví" + Character.toString(c) + "Dụ"}) {
                assertThat(TypedText.hasControls(text))
                        .as("controls in U+%04X", c)
                        .isEqualTo(CONTROLS.matcher(text).find());
                assertThat(TypedText.isName(text))
                        .as("name of U+%04X", c)
                        .isEqualTo(NAME.matcher(text).matches());
                assertThat(TypedText.oneLine(text))
                        .as("one line of U+%04X", c)
                        .isEqualTo(SPACES.matcher(text).replaceAll(" "));
            }
        }
    }

    @Test
    void runsOfSpacesBecomeOneAndNothingIsNoName() {
        assertThat(TypedText.oneLine("Nguyễn  Văn \t Ví\n\u00A0Dụ ")).isEqualTo("Nguyễn Văn Ví Dụ ");
        assertThat(TypedText.isName("")).isFalse();
        assertThat(TypedText.hasControls("")).isFalse();
    }
}
