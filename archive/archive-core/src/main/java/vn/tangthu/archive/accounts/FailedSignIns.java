package vn.tangthu.archive.accounts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lock-out rule: 5 failed sign-ins within 15 minutes lock the account for 15 minutes.
 *
 * @param count failures since {@code since}
 * @param since the first of them, or null
 * @param lockedUntil end of the latest lock, or null
 */
public record FailedSignIns(
        int count, @Nullable Instant since, @Nullable Instant lockedUntil) {
    public static final int LIMIT = 5;
    public static final Duration WINDOW = Duration.ofMinutes(15);
    public static final Duration LOCK = Duration.ofMinutes(15);
    public static final FailedSignIns NONE = new FailedSignIns(0, null, null);

    public boolean lockedAt(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** After one more failure; a failure while the account is locked neither counts nor prolongs the lock. */
    public FailedSignIns failedAt(Instant now) {
        if (lockedAt(now)) {
            return this;
        }
        boolean inWindow = since != null && now.isBefore(since.plus(WINDOW));
        int failures = inWindow ? count + 1 : 1;
        return failures >= LIMIT
                ? new FailedSignIns(0, null, now.plus(LOCK))
                : new FailedSignIns(failures, inWindow ? since : now, null);
    }
}
