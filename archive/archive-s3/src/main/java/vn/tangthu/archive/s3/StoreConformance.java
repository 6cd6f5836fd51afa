package vn.tangthu.archive.s3;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the server of a configured store guarantees. It works in a bucket of its own, the store's name with
 * {@code -check} after it, where it may make or use one, else under a prefix of the store's bucket; what it locks is free again
 * after the retention, and removed then by a later run.
 */
public final class StoreConformance {
    /** Enough for all attacks on a slow server. */
    private static final Duration RETENTION = Duration.ofMinutes(5);
    /** What is older no run still needs. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private static final Duration LIFECYCLE_WAIT = Duration.ofSeconds(5);

    private final S3Settings settings;
    private final @Nullable Path custodian;

    /**
     * @param custodian credentials file of somebody who may make buckets, set locks and legal holds; null to do everything with the
     *     store's own
     */
    public StoreConformance(S3Settings settings, @Nullable Path custodian) {
        this.settings = settings;
        this.custodian = custodian;
    }

    /**
     * Prints what was found, in Vietnamese and English.
     *
     * @return whether the store can be used at all
     */
    public boolean run(PrintStream out) {
        try {
            ConformanceReport report = check();
            report.print(out);
            return report.usable();
        } catch (S3Exception e) {
            out.println(e.sentence().vietnamese());
            out.println(e.sentence().english());
            return false;
        }
    }

    /** @throws S3Exception if the server cannot be asked at all, or the bucket is not this medium */
    public ConformanceReport check() throws S3Exception {
        Path strongest = custodian == null ? settings.credentials() : custodian;
        try (S3Connection own = S3Connection.open(settings);
                S3Connection strong = S3Connection.open(settings.withCredentials(strongest));
                S3Connection stranger =
                        custodian == null ? S3Connection.anonymous(settings) : S3Connection.open(settings)) {
            new BucketMarker(settings, own).checkNow();
            TrialGround ground = new TrialGround(settings, strong);
            Finding obstacle = ground.obstacle();
            String bucket = obstacle == null ? ground.name() : settings.bucket();
            TrialObjects objects = new TrialObjects(strong, bucket, TrialObjects.ROOT + UUID.randomUUID() + "/");
            try {
                return report(objects, stranger, obstacle);
            } finally {
                objects.cleanUp(Instant.MAX);
                Instant old = Clock.systemUTC().instant().minus(LEFT_BEHIND);
                new TrialObjects(strong, bucket, TrialObjects.ROOT).cleanUp(old);
            }
        }
    }

    private ConformanceReport report(TrialObjects objects, S3Connection stranger, @Nullable Finding obstacle) {
        PlainChecks plain = new PlainChecks(objects);
        Map<Guarantee, Finding> guarantees = new EnumMap<>(Guarantee.class);
        guarantees.put(Guarantee.READ_AFTER_WRITE, finding(plain::readAfterWrite));
        guarantees.put(Guarantee.RANGE, finding(plain::range));
        guarantees.put(Guarantee.CONDITIONAL_PUT, finding(plain::conditionalPut));
        guarantees.put(Guarantee.VERSIONING, finding(plain::versioning));
        Map<Attack, Finding> attacks = new EnumMap<>(Attack.class);
        guarantees.put(
                Guarantee.OBJECT_LOCK, obstacle == null ? finding(() -> lock(objects, stranger, attacks)) : obstacle);
        return new ConformanceReport(settings.name() + " " + settings.endpoint(), guarantees, attacks);
    }

    /** A check that may fail in the middle. */
    @FunctionalInterface
    private interface Check {
        Finding make() throws S3Exception;
    }

    private static Finding finding(Check check) {
        try {
            return check.make();
        } catch (S3Exception e) {
            return Finding.failed(e);
        }
    }

    private Finding lock(TrialObjects objects, S3Connection stranger, Map<Attack, Finding> attacks) throws S3Exception {
        LockedObject locked = LockedObject.put(objects, "locked", RETENTION);
        if (!locked.intact()) {
            return Finding.broken("máy chủ nhận lệnh khóa mà không khóa", "the server takes a lock and does not lock");
        }
        attacks.putAll(new LockChecks(objects, stranger, locked, LIFECYCLE_WAIT).all());
        // The server can lock; whether the store's own bucket locks whatever is put into it is another matter.
        return BucketLock.finding(settings.bucket(), objects.connection());
    }
}
