package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.DeleteBucketLifecycleArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A rule by which everything expired yesterday. An object without a lock beside the locked one shows that it was carried out. */
final class LifecycleAttack {
    private static final String FREE = "expiring";

    private final TrialObjects objects;
    private final LockedObject locked;
    private final Duration wait;

    LifecycleAttack(TrialObjects objects, LockedObject locked, Duration wait) {
        this.objects = objects;
        this.locked = locked;
        this.wait = wait;
    }

    Finding make() throws S3Exception {
        objects.put(FREE, FREE.getBytes(StandardCharsets.UTF_8));
        S3Exception refusal = LockChecks.refusal(this::expireYesterday);
        if (refusal != null) {
            return refusal.trouble() == Trouble.NOT_OFFERED
                    ? Finding.held("máy chủ không có quy tắc vòng đời", "the server knows no such rules")
                    : Finding.unknown(refusal);
        }
        try {
            return awaited();
        } finally {
            objects.connection().call(client -> {
                await(client.deleteBucketLifecycle(DeleteBucketLifecycleArgs.builder()
                        .bucket(objects.bucket())
                        .build()));
                return objects.bucket();
            });
        }
    }

    private Finding awaited() throws S3Exception {
        boolean ran = false;
        long deadline = System.nanoTime() + wait.toNanos();
        do {
            if (!locked.intact()) {
                return LockChecks.letThrough();
            }
            ran = objects.get(FREE, null).isEmpty();
        } while (!ran && pause() && System.nanoTime() < deadline);
        if (!ran) {
            return Finding.unknown(
                    "quy tắc chưa chạy trong thời gian chờ", "the rule was not carried out while we waited");
        }
        return locked.intact() ? Finding.held() : LockChecks.letThrough();
    }

    private void expireYesterday() throws S3Exception {
        ZonedDateTime yesterday = locked.until().truncatedTo(ChronoUnit.DAYS).minusDays(1);
        LifecycleConfiguration.Rule rule = new LifecycleConfiguration.Rule(
                Status.ENABLED,
                null,
                new LifecycleConfiguration.Expiration(yesterday, null, null, null),
                new Filter(objects.prefix()),
                "tangthu-check",
                new LifecycleConfiguration.NoncurrentVersionExpiration(1, null),
                null,
                null);
        objects.connection().call(client -> {
            await(client.setBucketLifecycle(SetBucketLifecycleArgs.builder()
                    .bucket(objects.bucket())
                    .config(new LifecycleConfiguration(List.of(rule)))
                    .build()));
            return objects.bucket();
        });
    }

    private static boolean pause() {
        try {
            Thread.sleep(200);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
