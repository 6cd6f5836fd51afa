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
 */
record LockedObject(TrialObjects objects, String name, String version, ZonedDateTime until) {
    private static final byte[] BYTES = "khóa".getBytes(StandardCharsets.UTF_8);

    /** @throws S3Exception if the server takes no locks, or the keys may not set them */
    static LockedObject put(TrialObjects objects, String name, Duration retention) throws S3Exception {
        ZonedDateTime until =
                serverTime(objects.put("clock", BYTES)).plus(retention).truncatedTo(ChronoUnit.SECONDS);
        ObjectWriteResponse written = objects.put(
                name,
                BYTES,
                "x-amz-object-lock-mode",
                RetentionMode.COMPLIANCE.toString(),
                "x-amz-object-lock-retain-until-date",
                DateTimeFormatter.ISO_INSTANT.format(until));
        return new LockedObject(objects, name, String.valueOf(written.versionId()), until);
    }

    private static ZonedDateTime serverTime(ObjectWriteResponse response) {
        String date = Objects.requireNonNull(response.headers().get("Date"), "HTTP answers carry their date");
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).withZoneSameInstant(ZoneOffset.UTC);
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
