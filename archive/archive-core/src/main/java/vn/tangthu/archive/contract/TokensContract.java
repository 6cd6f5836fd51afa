package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.ApiToken;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;

/** Bearer tokens: found by digest as long as they are usable. */
public interface TokensContract extends ArchiveContract {
    @Test
    default void aTokenIsFoundByItsDigestUntilItExpires() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            ApiToken token = issue(archive, clock, HERE, "secret");
            assertThat(token.createdBy()).isEqualTo("officer.example");
            assertThat(token.createdAt()).isEqualTo(clock.instant());
            assertThat(archive.tokens().findByHash(digest("secret"))).contains(token);
            assertThat(archive.tokens().findByHash(digest("other"))).isEmpty();
            clock.advance(Duration.ofDays(1).minusNanos(1000));
            assertThat(archive.tokens().findByHash(digest("secret"))).contains(token);
            clock.advance(Duration.ofNanos(1000));
            assertThat(archive.tokens().findByHash(digest("secret"))).isEmpty();
            assertThat(archive.tokens().list(BOTH)).containsExactly(token);
        }
    }

    @Test
    default void aRevokedTokenIsNotFoundAnyMore() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            ApiToken token = issue(archive, clock, HERE, "secret");
            assertThat(archive.tokens().revoke(AccessScope.of(THERE), token.id(), event(Action.TOKEN_REVOKED)))
                    .isFalse();
            assertThat(archive.tokens().revoke(HERE_ONLY, UUID.randomUUID(), event(Action.TOKEN_REVOKED)))
                    .isFalse();
            assertThat(archive.tokens().findByHash(digest("secret"))).isPresent();
            assertThat(archive.tokens().revoke(HERE_ONLY, token.id(), event(Action.TOKEN_REVOKED)))
                    .isTrue();
            assertThat(archive.tokens().revoke(HERE_ONLY, token.id(), event(Action.TOKEN_REVOKED)))
                    .isFalse();
            assertThat(archive.tokens().findByHash(digest("secret"))).isEmpty();
            assertThat(archive.tokens().list(HERE_ONLY).getFirst().revokedAt()).isEqualTo(clock.instant());
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
        }
    }

    @Test
    default void useIsNotedToTheMinute() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            ApiToken token = issue(archive, clock, HERE, "secret");
            archive.tokens().touch(token.id());
            ApiToken used = archive.tokens().findByHash(digest("secret")).orElseThrow();
            assertThat(used.lastUsedAt()).isEqualTo(clock.instant());
            clock.advance(Duration.ofSeconds(59));
            archive.tokens().touch(token.id());
            assertThat(archive.tokens().findByHash(digest("secret"))).contains(used);
            clock.advance(Duration.ofSeconds(1));
            archive.tokens().touch(token.id());
            assertThat(archive.tokens().list(BOTH).getFirst().lastUsedAt()).isEqualTo(clock.instant());
        }
    }

    @Test
    default void tokensOutsideTheScopeAreNeitherIssuedNorListed() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            ApiToken here = issue(archive, clock, HERE, "one");
            clock.advance(Duration.ofSeconds(1));
            ApiToken there = issue(archive, clock, THERE, "two");
            assertThat(archive.tokens().list(BOTH)).containsExactly(there, here);
            assertThat(archive.tokens().list(HERE_ONLY)).containsExactly(here);
            assertThatThrownBy(() -> issue(archive, clock, new UnitCode("ELSEWHERE"), "three"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> issue(archive, clock, HERE, "one")).isInstanceOf(IllegalArgumentException.class);
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
        }
    }

    private static ApiToken issue(TestArchive archive, TestClock clock, UnitCode unit, String secret) {
        return archive.tokens()
                .issue(
                        BOTH,
                        "Kịch bản ví dụ",
                        Set.of(Role.ANALYST),
                        unit,
                        "execution",
                        digest(secret),
                        clock.instant().plus(Duration.ofDays(1)),
                        event(Action.TOKEN_ISSUED));
    }
}
