package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final AtomicLong now = new AtomicLong();
    private final Outage outage = new Outage(Duration.ofSeconds(1), Duration.ofSeconds(4), now::get);
    private final S3Exception silence = new S3Exception(Trouble.STALLED, new Sentence("lặng", "silent"), null);

    @Test
    void nobodyWaitsForAServerThatWasSilentAMomentAgo() throws S3Exception {
        outage.pass();
        outage.failed(silence);
        assertThatThrownBy(outage::pass).hasMessageContaining("silent");
        seconds(1);
        outage.pass();
        assertThatThrownBy(outage::pass).hasMessageContaining("silent");
    }

    @Test
    void pausesGrowToTheirLimitAndEndWithTheFirstAnswer() throws S3Exception {
        outage.failed(silence);
        for (int pause : new int[] {1, 2, 4, 4}) {
            seconds(pause - 0.001);
            assertThatThrownBy(outage::pass).isInstanceOf(S3Exception.class);
            seconds(0.001);
            outage.pass();
            outage.failed(silence);
        }
        outage.answered();
        outage.pass();
        outage.pass();
        assertThat(now.get()).isPositive();
    }

    private void seconds(double seconds) {
        now.addAndGet(Math.round(seconds * 1e9));
    }
}
