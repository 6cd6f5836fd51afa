package vn.tangthu.search.elasticsearch;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param connect to wait for a connection
 * @param answer to wait for an answer
 * @param attempts how often a batch is sent that the cluster is too busy for; the wait between them doubles
 * @param pause before the second attempt
 * @param batchBytes text sent in one request, 64 KiB to 64 MiB; a larger document goes alone
 * @param inFlightBytes text on its way at one time from all threads; who writes more waits
 * @param snapshotLife how long the state that a result began with is kept for its next page; zero for not at all
 */
public record ElasticsearchLimits(
        Duration connect,
        Duration answer,
        int attempts,
        Duration pause,
        long batchBytes,
        long inFlightBytes,
        Duration snapshotLife) {
    private static final long KIBIBYTE = 1L << 10;
    private static final long MEBIBYTE = 1L << 20;

    public ElasticsearchLimits {
        if (!isPositive(connect) || !isPositive(answer) || !isPositive(pause)) {
            throw new IllegalArgumentException("connect, answer and pause must be longer than nothing");
        }
        if (attempts < 1 || attempts > 20) {
            throw new IllegalArgumentException("attempts must be 1 to 20");
        }
        if (batchBytes < 64 * KIBIBYTE || batchBytes > 64 * MEBIBYTE) {
            throw new IllegalArgumentException("batchBytes must be 64 KiB to 64 MiB");
        }
        if (inFlightBytes < batchBytes || inFlightBytes > 1024 * MEBIBYTE) {
            throw new IllegalArgumentException("inFlightBytes must be batchBytes to 1 GiB");
        }
        if (snapshotLife.isNegative() || snapshotLife.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("snapshotLife must be zero to one hour");
        }
    }

    public static ElasticsearchLimits defaults() {
        return new ElasticsearchLimits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(60),
                8,
                Duration.ofMillis(200),
                8 * MEBIBYTE,
                32 * MEBIBYTE,
                Duration.ofMinutes(2));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
