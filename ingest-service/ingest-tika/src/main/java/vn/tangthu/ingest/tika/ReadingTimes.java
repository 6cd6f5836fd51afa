package vn.tangthu.ingest.tika;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Time limits. Time in which a child waits for the server (its listener, a recognition permit) does not count.
 *
 * @param recognition of one page, one run of the recognition program
 * @param silence without any sign of progress, then the child is killed
 * @param document in all
 * @param idle after which an unused child is ended
 */
public record ReadingTimes(Duration recognition, Duration silence, Duration document, Duration idle) {
    public ReadingTimes {
        if (Stream.of(recognition, silence, document, idle).anyMatch(d -> d.isNegative() || d.isZero())) {
            throw new IllegalArgumentException("time limits must be above zero");
        }
        if (silence.compareTo(recognition) <= 0) {
            throw new IllegalArgumentException("silence must be longer than recognition: recognising a page is silent");
        }
    }

    public static ReadingTimes defaults() {
        return new ReadingTimes(
                Duration.ofSeconds(90), Duration.ofMinutes(3), Duration.ofHours(4), Duration.ofMinutes(1));
    }
}
