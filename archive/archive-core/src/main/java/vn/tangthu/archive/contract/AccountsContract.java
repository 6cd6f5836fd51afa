package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;

/** Accounts, their lock-out and their audit entries. */
public interface AccountsContract extends ArchiveContract {
    @Test
    default void anAccountIsCreatedOnceAndFoundWhateverTheCase() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Account account = account("officer.example", HERE, clock);
            assertThat(archive.accounts().create(BOTH, account, event(Action.ACCOUNT_CHANGED)))
                    .isTrue();
            assertThat(archive.accounts().find("Officer.EXAMPLE")).contains(account);
            Account other = account("officer.example", THERE, clock);
            assertThat(archive.accounts().create(BOTH, other, event(Action.ACCOUNT_CHANGED)))
                    .isFalse();
            assertThat(archive.accounts().find("officer.example")).contains(account);
            assertThat(archive.accounts().find("nobody\0")).isEmpty();
            assertThat(audited(archive)).isEqualTo(1);
        }
    }

    @Test
    default void administratorsReachAccountsOfTheirScopeOnly() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Accounts accounts = archive.accounts();
            Account here = account("here", HERE, clock);
            Account there = account("there", THERE, clock);
            accounts.create(BOTH, there, event(Action.ACCOUNT_CHANGED));
            accounts.create(BOTH, here, event(Action.ACCOUNT_CHANGED));
            assertThat(accounts.list(BOTH)).containsExactly(here, there);
            assertThat(accounts.list(HERE_ONLY)).containsExactly(here);
            assertThatThrownBy(
                            () -> accounts.create(HERE_ONLY, account("x", THERE, clock), event(Action.ACCOUNT_CHANGED)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(accounts.setPassword(HERE_ONLY, "there", "hash", true, event(Action.ACCOUNT_CHANGED)))
                    .isFalse();
            assertThat(change(accounts, "there", HERE)).isFalse();
            assertThat(change(accounts, "here", THERE)).isFalse();
            assertThat(change(accounts, "nobody", HERE)).isFalse();
            assertThat(accounts.list(BOTH)).containsExactly(here, there);
            assertThat(audited(archive)).isEqualTo(2);
        }
    }

    @Test
    default void changesAreKeptAndAudited() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            archive.accounts().create(BOTH, account("here", HERE, clock), event(Action.ACCOUNT_CHANGED));
            clock.advance(Duration.ofHours(1));
            assertThat(archive.accounts().setPassword(BOTH, "HERE", "hash-2", true, event(Action.ACCOUNT_CHANGED)))
                    .isTrue();
            assertThat(archive.accounts()
                            .change(
                                    BOTH,
                                    "here",
                                    "Tên khác",
                                    Set.of(Role.PLANNER),
                                    THERE,
                                    true,
                                    event(Action.ACCOUNT_CHANGED)))
                    .isTrue();
            assertThat(archive.accounts().find("here"))
                    .contains(new Account(
                            "here",
                            "Tên khác",
                            "hash-2",
                            Set.of(Role.PLANNER),
                            THERE,
                            true,
                            FailedSignIns.NONE,
                            clock.instant(),
                            true));
            assertThat(audited(archive)).isEqualTo(3);
        }
    }

    @Test
    default void fiveFailuresWithinFifteenMinutesLockForFifteenMinutes() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            archive.accounts().create(BOTH, account("here", HERE, clock), event(Action.ACCOUNT_CHANGED));
            for (int i = 0; i < 4; i++) {
                assertThat(fail(archive, "here")).isEmpty();
                clock.advance(Duration.ofMinutes(3));
            }
            Instant until = clock.instant().plus(Duration.ofMinutes(15));
            assertThat(fail(archive, "here")).contains(until);
            assertThat(archive.accounts().find("here").orElseThrow().lockedAt(until.minusNanos(1)))
                    .isTrue();
            assertThat(archive.accounts().find("here").orElseThrow().lockedAt(until))
                    .isFalse();
            clock.advance(Duration.ofMinutes(14));
            assertThat(fail(archive, "here")).contains(until);
            clock.advance(Duration.ofMinutes(1));
            assertThat(fail(archive, "here")).isEmpty();
            assertThat(fail(archive, "nobody")).isEmpty();
            assertThat(audited(archive)).isEqualTo(9);
        }
    }

    @Test
    default void oldFailuresAndThoseBeforeASuccessDoNotCount() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            archive.accounts().create(BOTH, account("here", HERE, clock), event(Action.ACCOUNT_CHANGED));
            for (int i = 0; i < 4; i++) {
                fail(archive, "here");
            }
            clock.advance(Duration.ofMinutes(15));
            for (int i = 0; i < 4; i++) {
                assertThat(fail(archive, "here")).isEmpty();
            }
            assertThat(archive.accounts().signedIn("Here", event(Action.SIGN_IN)))
                    .isTrue();
            assertThat(archive.accounts().find("here").orElseThrow().failedSignIns())
                    .isEqualTo(FailedSignIns.NONE);
            assertThat(fail(archive, "here")).isEmpty();
        }
    }

    @Test
    default void aLockedOrDisabledAccountIsNotSignedIn() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            archive.accounts().create(BOTH, account("here", HERE, clock), event(Action.ACCOUNT_CHANGED));
            for (int i = 0; i < 5; i++) {
                fail(archive, "here");
            }
            int before = audited(archive);
            assertThat(signIn(archive, "here")).isFalse();
            assertThat(signIn(archive, "nobody")).isFalse();
            assertThat(archive.accounts().find("here").orElseThrow().lockedAt(clock.instant()))
                    .isTrue();
            assertThat(audited(archive)).isEqualTo(before);
            clock.advance(Duration.ofMinutes(15));
            assertThat(signIn(archive, "here")).isTrue();
            assertThat(audited(archive)).isEqualTo(before + 1);

            archive.accounts()
                    .change(BOTH, "here", "Tên", Set.of(Role.ANALYST), HERE, true, event(Action.ACCOUNT_CHANGED));
            assertThat(signIn(archive, "here")).isFalse();
            assertThat(audited(archive)).isEqualTo(before + 2);
        }
    }

    /** All look at the account before anybody's attempt is recorded; nobody gets in once five were refused. */
    @Test
    default void ofManyAttemptsAtOnceNoneGetsInAfterTheLock() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            archive.accounts().create(BOTH, account("here", HERE, clock), event(Action.ACCOUNT_CHANGED));
            List<Future<Optional<Instant>>> refused = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> fail(archive, "here")))
                    .toList();
            List<Future<Boolean>> right = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        for (Future<Optional<Instant>> attempt : refused) {
                            attempt.get();
                        }
                        return signIn(archive, "here");
                    }))
                    .toList();
            assertThat(right).allSatisfy(attempt -> assertThat(attempt.get()).isFalse());
            assertThat(refused.stream().filter(attempt -> attempt.resultNow().isEmpty()))
                    .hasSize(4);
        }
    }

    @Test
    default void aNewPasswordEndsTheLock() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            archive.accounts().create(BOTH, account("here", HERE, clock), event(Action.ACCOUNT_CHANGED));
            for (int i = 0; i < 5; i++) {
                fail(archive, "here");
            }
            archive.accounts().setPassword(BOTH, "here", "hash-2", true, event(Action.ACCOUNT_CHANGED));
            assertThat(archive.accounts().find("here").orElseThrow().lockedAt(clock.instant()))
                    .isFalse();
        }
    }

    private static boolean signIn(TestArchive archive, String username) {
        return archive.accounts().signedIn(username, event(Action.SIGN_IN));
    }

    private static Optional<Instant> fail(TestArchive archive, String username) {
        return archive.accounts().signInFailed(username, event(Action.SIGN_IN_FAILED));
    }

    private static boolean change(Accounts accounts, String username, UnitCode unit) {
        Set<Role> roles = Set.of(Role.ADMINISTRATOR);
        return accounts.change(HERE_ONLY, username, "Tên", roles, unit, false, event(Action.ACCOUNT_CHANGED));
    }

    private static int audited(TestArchive archive) {
        return archive.trail().readAll(AuditQuery.newest(100)).size();
    }

    private static Account account(String username, UnitCode unit, TestClock clock) {
        return new Account(
                username,
                "Cán bộ Ví Dụ",
                "hash-1",
                Set.of(Role.ARCHIVIST, Role.ANALYST),
                unit,
                false,
                FailedSignIns.NONE,
                clock.instant(),
                false);
    }
}
