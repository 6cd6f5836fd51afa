package vn.tangthu.archive.s3;

import static vn.tangthu.archive.s3.S3Connection.await;

import io.minio.DeleteObjectsArgs;
import io.minio.DisableObjectLegalHoldArgs;
import io.minio.Http;
import io.minio.IsObjectLegalHoldEnabledArgs;
import io.minio.RemoveBucketArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.messages.DeleteRequest;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
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
    interface Attempt {
        void make() throws S3Exception;
    }

    Map<Attack, Finding> all() {
        Map<Attack, Finding> findings = new EnumMap<>(Attack.class);
        for (Attack attack : Attack.values()) {
            findings.put(attack, finding(attack));
        }
        return findings;
    }

    Finding finding(Attack attack) {
        Finding found = made(attack);
        return locked.ended()
                ? Finding.unknown(
                        "khóa hết hạn khi đang thử, máy chủ quá chậm",
                        "the lock ended meanwhile, the server is too slow")
                : found;
    }

    private Finding made(Attack attack) {
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
                case LIFECYCLE -> new LifecycleAttack(objects, locked, lifecycleWait).make();
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
        return becauseOfTheLock(refusal, control);
    }

    /** Only a server that understood and said no has refused; one that is busy or away was not attacked. */
    private static Finding becauseOfTheLock(S3Exception refusal, Attempt control) {
        if (!refusal.trouble().refusal()) {
            return Finding.unknown(refusal);
        }
        S3Exception inVain = refusal(control);
        if (inVain == null) {
            return Finding.held();
        }
        return inVain.trouble().refusal()
                ? Finding.unknown(
                        "các khóa này không có quyền làm thế cả với tệp không khóa; hãy kiểm tra bằng khóa của người quản trị",
                        "these keys may not do it even to an object without a lock; check with a custodian's keys")
                : Finding.unknown(inVain);
    }

    static @Nullable S3Exception refusal(Attempt attempt) {
        try {
            attempt.make();
            return null;
        } catch (S3Exception e) {
            return e;
        }
    }

    static Finding letThrough() {
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
                : becauseOfTheLock(refusal, this::free);
    }

    private String free() throws S3Exception {
        return String.valueOf(objects.put(FREE, OTHER).versionId());
    }

    private void multiDelete(String name, String version) throws S3Exception {
        S3Connection connection = objects.connection();
        connection.call(client -> {
            var answer = await(client.deleteObjects(DeleteObjectsArgs.builder()
                    .bucket(objects.bucket())
                    .bypassGovernanceMode(true)
                    .objects(List.of(new DeleteRequest.Object(objects.key(name), version)))
                    .build()));
            if (!answer.result().errors().isEmpty()) {
                throw connection.diagnosed(answer.result().errors().getFirst());
            }
            return name;
        });
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
        return refusal.trouble() == Trouble.DENIED ? Finding.held() : Finding.unknown(refusal);
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
        // A right that is missing says nothing of the lock; which bucket could one try it on?
        return isRefused(plain) ? isRefused(forced) ? Finding.held() : Finding.unknown(forced) : Finding.unknown(plain);
    }

    private static boolean isRefused(S3Exception e) {
        return e.trouble().refusal() && e.trouble() != Trouble.DENIED;
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
}
