package vn.tangthu.archive.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.catalogue.Catalogue;

/** Whoever takes the place of a unit sees what it kept from that day on, and not a moment before. */
class CurrentUsersTest {
    private static final UnitCode MERGED = new UnitCode("CAT-02");
    private static final UnitCode SUCCESSOR = new UnitCode("CAT-08");

    private static boolean sees(String moment) {
        Clock clock = Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
        InMemoryArchive archive = new InMemoryArchive(clock);
        archive.units().addMissing(Units.of(Catalogue.load()));
        Account account = new Account(
                "officer.example",
                "Cán bộ Ví Dụ",
                "hash",
                Set.of(Role.ENTRY_OFFICER),
                SUCCESSOR,
                false,
                FailedSignIns.NONE,
                clock.instant(),
                false);
        return new CurrentUsers(archive.units(), clock)
                .of(account, new Purpose("entry", null))
                .actor()
                .scope()
                .allows(MERGED);
    }

    /** Midnight is that of Viet Nam. */
    @Test
    void aSuccessorSeesWhatItsPredecessorsKeptFromTheDayItSucceeded() {
        assertThat(sees("2025-06-30T16:59:59Z")).isFalse();
        assertThat(sees("2025-06-30T17:00:00Z")).isTrue();
    }
}
