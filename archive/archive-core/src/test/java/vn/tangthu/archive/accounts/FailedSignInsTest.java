package vn.tangthu.archive.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.UnitCode;

class FailedSignInsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theFifthFailureWithinTheWindowLocks() {
        FailedSignIns failed = FailedSignIns.NONE;
        for (int i = 0; i < 4; i++) {
            failed = failed.failedAt(START.plusSeconds(i));
            assertThat(failed.lockedAt(START.plusSeconds(i))).isFalse();
        }
        failed = failed.failedAt(START.plus(Duration.ofMinutes(15)).minusNanos(1));
        assertThat(failed.lockedUntil())
                .isEqualTo(START.plus(Duration.ofMinutes(30)).minusNanos(1));
    }

    @Test
    void theWindowEndsFifteenMinutesAfterTheFirstFailure() {
        FailedSignIns failed = FailedSignIns.NONE;
        for (int i = 0; i < 4; i++) {
            failed = failed.failedAt(START);
        }
        failed = failed.failedAt(START.plus(Duration.ofMinutes(15)));
        assertThat(failed).isEqualTo(new FailedSignIns(1, START.plus(Duration.ofMinutes(15)), null));
    }

    @Test
    void aPasswordHashDoesNotReachALog() {
        Account account = new Account(
                "officer.example",
                "Cán bộ Ví Dụ",
                "secret-hash",
                java.util.Set.of(),
                new UnitCode("HERE"),
                false,
                FailedSignIns.NONE,
                START,
                false);
        assertThat(account.toString()).doesNotContain("secret-hash");
    }
}
