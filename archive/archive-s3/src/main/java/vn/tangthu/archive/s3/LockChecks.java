package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.DeleteBucketLifecycleArgs;
import io.minio.DeleteObjectsArgs;
import io.minio.DisableObjectLegalHoldArgs;
import io.minio.Http;
import io.minio.IsObjectLegalHoldEnabledArgs;
import io.minio.RemoveBucketArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.messages.DeleteRequest;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.minio.messages.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The eight attacks on an object under retention in compliance mode. Where the server refuses for want of a right, the same is
 * tried on an object without a lock: only if that succeeds was it the lock that held.
 */
final class LockChecks {
    private static final byte[] OTHER = "khác".getBytes(StandardCharsets.UTF_8);
    private static final String FREE = "unlocked";

    private final TrialObjects objects;
    private final S3Connection stranger;
    private final Duration lifecycleWait;
    private final LockedObject locked;

    /** @param stranger who may not lift a legal hold */
    LockChecks(TrialObjects objects, S3Connection stranger, LockedObject locked, Duration lifecycleWait) {
        this.objects = objects;
        this.stranger = stranger;
        this.locked = locked;
        this.lifecycleWait = lifecycleWait;
    }

    /** A request that a lock has to refuse. */
    @FunctionalInterface
    private interface Attempt {
        void make() throws S3Exception;
    }

    Map<Attack, Finding> all() {
        Map<Attack, Finding> findings = new EnumMap<>(Attack.class);
        for (Attack attack : Attack.values()) {
            findings.put(attack, finding(attack));
        }
        return findings;
    }

    private Finding finding(Attack attack) {
        try {
            return switch (attack) {
                case DELETE_VERSION ->
                    refused(() -> objects.remove(locked.name(), locked.version()), () -> objects.remove(FREE, free()));
                case MULTI_DELETE ->
                    refused(() -> multiDelete(locked.name(), locked.version()), () -> multiDelete(FREE, free()));
                case OVERWRITE -> overwrite();
                case SHORTEN ->
                    refused(
                            () -> retain(locked.name(), locked.version(), RetentionMode.COMPLIANCE, sooner()),
                            this::governed);
                case DOWNGRADE ->
                    refused(
                            () -> retain(locked.name(), locked.version(), RetentionMode.GOVERNANCE, locked.until()),
                            this::governed);
                case LIFT_HOLD -> liftHold();
                case DELETE_BUCKET -> deleteBucket();
                case LIFECYCLE -> lifecycle();
            };
        } catch (S3Exception e) {
            return Finding.unknown(e);
        }
    }

    /** @param control the same on an object that no lock protects */
    private Finding refused(Attempt attempt, Attempt control) throws S3Exception {
        S3Exception refusal = refusal(attempt);
        if (refusal == null || !locked.intact()) {
            return letThrough();
        }
        if (refusal.trouble().passing()) {
            return Finding.unknown(refusal);
        }
        S3Exception inVain = refusal(control);
        return inVain == null
                ? Finding.held()
                : Finding.unknown(
                        "các khóa này không có quyền làm thế cả với tệp không khóa; hãy kiểm tra bằng khóa của người quản trị",
                        "these keys may not do it even to an object without a lock; check with a custodian's keys");
    }

    private static @Nullable S3Exception refusal(Attempt attempt) {
        try {
            attempt.make();
            return null;
        } catch (S3Exception e) {
            return e;
        }
    }

    private static Finding letThrough() {
        return Finding.broken("máy chủ đã làm theo", "the server did it");
    }

    private Finding overwrite() throws S3Exception {
        S3Exception refusal = refusal(() -> objects.put(locked.name(), OTHER));
        if (!locked.intact()) {
            return letThrough();
        }
        return refusal == null
                ? Finding.held(
                        "thành phiên bản mới, bản khóa còn nguyên", "it made a new version, the locked one is whole")
                : refusal.trouble().passing() ? Finding.unknown(refusal) : Finding.held();
    }

    private String free() throws S3Exception {
        return String.valueOf(objects.put(FREE, OTHER).versionId());
    }

    private void multiDelete(String name, String version) throws S3Exception {
        var answer = objects.connection()
                .call(client -> await(client.deleteObjects(DeleteObjectsArgs.builder()
                        .bucket(objects.bucket())
                        .bypassGovernanceMode(true)
                        .objects(List.of(new DeleteRequest.Object(objects.key(name), version)))
                        .build())));
        if (!answer.result().errors().isEmpty()) {
            String code = String.valueOf(answer.result().errors().getFirst().code());
            throw new S3Exception(Trouble.LOCKED, new Sentence(code, code), null);
        }
    }

    private ZonedDateTime sooner() {
        return locked.until().minusSeconds(5);
    }

    private void retain(String name, String version, RetentionMode mode, ZonedDateTime until) throws S3Exception {
        objects.connection().call(client -> {
            await(client.setObjectRetention(SetObjectRetentionArgs.builder()
                    .bucket(objects.bucket())
                    .object(objects.key(name))
                    .versionId(version)
                    .config(new Retention(mode, until))
                    .bypassGovernanceMode(true)
                    .build()));
            return name;
        });
    }

    /** Governance mode can be shortened by whoever may pass it over. */
    private void governed() throws S3Exception {
        String version = free();
        retain(FREE, version, RetentionMode.GOVERNANCE, locked.until());
        retain(FREE, version, RetentionMode.GOVERNANCE, sooner());
    }

    private Finding liftHold() throws S3Exception {
        String name = "held";
        String version = String.valueOf(
                objects.put(name, OTHER, "x-amz-object-lock-legal-hold", "ON").versionId());
        S3Exception refusal = refusal(() -> lift(stranger, name, version));
        boolean still = objects.connection()
                .call(client -> await(client.isObjectLegalHoldEnabled(IsObjectLegalHoldEnabledArgs.builder()
                        .bucket(objects.bucket())
                        .object(objects.key(name))
                        .versionId(version)
                        .build())));
        lift(objects.connection(), name, version);
        if (refusal == null || !still) {
            return Finding.broken(
                    "khóa thường dùng của kho (hoặc ai không có khóa) gỡ được; hãy bỏ quyền đó",
                    "the store's own keys, or nobody's, can lift it; take that right away");
        }
        return refusal.trouble() == Trouble.DENIED || refusal.trouble() == Trouble.WRONG_CREDENTIALS
                ? Finding.held()
                : Finding.unknown(refusal);
    }

    private void lift(S3Connection who, String name, String version) throws S3Exception {
        who.call(client -> {
            await(client.disableObjectLegalHold(DisableObjectLegalHoldArgs.builder()
                    .bucket(objects.bucket())
                    .object(objects.key(name))
                    .versionId(version)
                    .build()));
            return name;
        });
    }

    private Finding deleteBucket() throws S3Exception {
        S3Exception plain = refusal(() -> deleteBucket(new Http.Headers()));
        S3Exception forced = refusal(() -> deleteBucket(new Http.Headers("x-minio-force-delete", "true")));
        if (plain == null || forced == null || !locked.intact()) {
            return letThrough();
        }
        return plain.trouble() == Trouble.REFUSED ? Finding.held() : Finding.unknown(plain);
    }

    private void deleteBucket(Http.Headers headers) throws S3Exception {
        objects.connection().call(client -> {
            await(client.removeBucket(RemoveBucketArgs.builder()
                    .bucket(objects.bucket())
                    .extraHeaders(headers)
                    .build()));
            return objects.bucket();
        });
    }

    /** An object without a lock lies beside the locked one: its expiry shows that the rule was carried out. */
    private Finding lifecycle() throws S3Exception {
        free();
        S3Exception refusal = refusal(this::expireYesterday);
        if (refusal != null) {
            return refusal.trouble() == Trouble.DENIED
                    ? Finding.unknown(refusal)
                    : Finding.held("máy chủ không nhận quy tắc", "the server does not take the rule");
        }
        try {
            boolean ran = false;
            long deadline = System.nanoTime() + lifecycleWait.toNanos();
            do {
                if (!locked.intact()) {
                    return letThrough();
                }
                ran = objects.get(FREE, null).isEmpty();
            } while (!ran && pause() && System.nanoTime() < deadline);
            return ran
                    ? locked.intact() ? Finding.held() : letThrough()
                    : Finding.unknown(
                            "quy tắc chưa chạy trong thời gian chờ", "the rule was not carried out while we waited");
        } finally {
            objects.connection().call(client -> {
                await(client.deleteBucketLifecycle(DeleteBucketLifecycleArgs.builder()
                        .bucket(objects.bucket())
                        .build()));
                return objects.bucket();
            });
        }
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
