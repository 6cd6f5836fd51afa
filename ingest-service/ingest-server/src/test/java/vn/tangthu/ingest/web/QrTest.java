package vn.tangthu.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrTest {
    @Test
    void finderPatternsStandInThreeCornersInsideTheQuietZone() {
        Qr.Drawing drawing = Qr.draw("TANGTHU|BN-000000-000000");
        int far = drawing.size() - 4 - 7;
        assertThat(drawing.path()).contains("M4,4h").contains("M" + far + ",4h").contains("M4," + far + "h");
        assertThat(drawing.path())
                .doesNotContain("M" + (drawing.size() - 5) + "," + (drawing.size() - 5) + "h1v1h-1zM"
                        + (drawing.size() - 5) + ",4");
        assertThat(drawing.path()).doesNotContain("M3,").doesNotContain(",3h");
    }
}
