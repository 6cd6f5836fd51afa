package vn.tangthu.archive.s3;

import java.time.Duration;

/**
 * How long a store waits for its server, and in what pieces it writes.
 *
 * @param connect longest wait for a connection
 * @param stall longest wait for the next bytes in either direction
 * @param request longest time for a request, and for its answer, beyond a second for each 64 KiB of them; what a reader takes at
 *     a pace of their own is not limited
 * @param attempts how often a request is made at most, 1 or more
 * @param backOff wait before the second attempt; doubled, with chance added, before each further one
 * @param patience no further attempt is begun once this much time has passed
 * @param partSize bytes of a part, 5 MiB or more; two parts of each put are held in memory
 */
public record S3Limits(
        Duration connect,
        Duration stall,
        Duration request,
        int attempts,
        Duration backOff,
        Duration patience,
        int partSize) {
    /** Least size of a part that is not the last, by the S3 protocol. */
    static final int LEAST_PART = 5 << 20;

    public S3Limits {
        for (Duration wait : new Duration[] {connect, stall, request, patience}) {
            if (wait.isNegative() || wait.isZero()) {
                throw new IllegalArgumentException("Waits are longer than nothing");
            }
        }
        if (attempts < 1 || backOff.isNegative()) {
            throw new IllegalArgumentException("There is at least one attempt, and no negative wait");
        }
        if (partSize < LEAST_PART) {
            throw new IllegalArgumentException("Parts have 5 MiB or more");
        }
    }

    public static S3Limits defaults() {
        return new S3Limits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                3,
                Duration.ofMillis(200),
                Duration.ofSeconds(30),
                8 << 20);
    }
}
