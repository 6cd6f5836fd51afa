package vn.tangthu.archive.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which versions may work beside each other. */
class ReleaseTest {
    @Test
    void patchesAreOfOneLine() {
        assertThat(Release.of("0.1.0").sameLine(Release.of("0.1.27"))).isTrue();
        assertThat(Release.of("1.0").sameLine(Release.of("1.0.3-rc.1"))).isTrue();
        assertThat(Release.of("0.1.0").sameLine(Release.of("0.2.0"))).isFalse();
        assertThat(Release.of("0.1.0").sameLine(Release.of("1.1.0"))).isFalse();
    }

    @Test
    void linesHaveAnOrder() {
        assertThat(Release.of("0.10.0").ofNewerLine(Release.of("0.9.9"))).isTrue();
        assertThat(Release.of("0.9.9").ofNewerLine(Release.of("0.10.0"))).isFalse();
        assertThat(Release.of("0.9.9").ofNewerLine(Release.of("0.9.0"))).isFalse();
        assertThat(Release.of("2.0.0").compareTo(Release.of("1.9.9"))).isPositive();
        assertThat(Release.of("0.1.10").compareTo(Release.of("0.1.9"))).isPositive();
    }

    @Test
    void anythingElseIsNoVersion() {
        for (String text : List.of("", "v1", "1.2.3.4", "1..2", "1.2.3 ", "../1")) {
            assertThatThrownBy(() -> Release.of(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
