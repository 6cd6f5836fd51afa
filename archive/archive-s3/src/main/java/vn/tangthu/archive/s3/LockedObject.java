package vn.tangthu.archive.s3;

import io.minio.ObjectWriteResponse;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of an object under retention in compliance mode.
 *
 * @param until end of the retention, by the server's clock
 * @param end the same by {@link System#nanoTime}, or a little earlier
 */
record LockedObject(TrialObjects objects, String name, String version, ZonedDateTime until, long end) {
    /** Servers tell their time in whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private static final byte[] BYTES = "khóa".getBytes(StandardCharsets.UTF_8);

    /** @throws S3Exception if the server takes no locks, or the keys may not set them */
    static LockedObject put(TrialObjects objects, String name, Duration retention) throws S3Exception {
        long end = System.nanoTime() + retention.minus(ROUNDING).toNanos();
        ZonedDateTime until =
                serverTime(objects.put("clock", BYTES)).plus(retention).truncatedTo(ChronoUnit.SECONDS);
        ObjectWriteResponse written = objects.put(
                name,
                BYTES,
                "x-amz-object-lock-mode",
                RetentionMode.COMPLIANCE.toString(),
                "x-amz-object-lock-retain-until-date",
                DateTimeFormatter.ISO_INSTANT.format(until));
        return new LockedObject(objects, name, String.valueOf(written.versionId()), until, end);
    }

    private static ZonedDateTime serverTime(ObjectWriteResponse response) {
        String date = Objects.requireNonNull(response.headers().get("Date"), "HTTP answers carry their date");
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).withZoneSameInstant(ZoneOffset.UTC);
    }

    /** Whether the lock may have ended, so that nothing that is done to the object now says anything. */
    boolean ended() {
        return System.nanoTime() - end >= 0;
    }

    /** The version is there with the same bytes, and its lock is no weaker. */
    boolean intact() throws S3Exception {
        Optional<byte[]> found = objects.get(name, version);
        if (found.isEmpty() || !Arrays.equals(found.get(), BYTES)) {
            return false;
        }
        Retention now = objects.retention(name, version);
        Instant end = now.retainUntilDate() == null
                ? Instant.MIN
                : now.retainUntilDate().toInstant();
        return now.mode() == RetentionMode.COMPLIANCE && !end.isBefore(until.toInstant());
    }
}
