package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.postgres.SchemaMigration.Outcome;
import vn.tangthu.archive.postgres.ServicePresence.Standing;

/** Services and migrations keep out of each other's way. */
class ServicePresenceTest {
    private static final Installation NEEDED = Installation.needed("1.0");
    private static final Duration SKEW = Duration.ofSeconds(30);
    private final TestDatabase database = new TestDatabase();
    private final DataSource application = database.unpooled("tangthu_app");
    private final SchemaMigration migration = new SchemaMigration(database.unpooled("tangthu_owner"), "tangthu_app");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDatabaseMustBePreparedForThisVery() throws SQLException {
        try (ServicePresence presence = presence("a", NEEDED)) {
            assertThat(presence.check()).isInstanceOf(Standing.NotPrepared.class);
            assertThat(migration.run("0.9")).isEqualTo(new Outcome.Done(Installation.needed("0.9")));
            assertThat(presence.check()).isEqualTo(new Standing.OtherVersion(Installation.needed("0.9"), NEEDED));
            assertThat(migration.run("1.0")).isInstanceOf(Outcome.Done.class);
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
        }
        Installation newer = new Installation("999", "1.0");
        try (ServicePresence presence = presence("a", newer)) {
            assertThat(presence.check()).isEqualTo(new Standing.OtherVersion(NEEDED, newer));
        }
    }

    @Test
    void aSchemaIsNotChangedUnderAService() throws SQLException {
        migration.run("1.0");
        ServicePresence one = presence("one", NEEDED);
        try (ServicePresence two = presence("two", NEEDED)) {
            assertThat(one.check()).isInstanceOf(Standing.Present.class);
            assertThat(two.check()).isInstanceOf(Standing.Present.class);
            one.close();
            assertThat(migration.run("1.1")).isInstanceOf(Outcome.ServicesRunning.class);
        }
        assertThat(migration.run("1.1")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void patchesOfOneLineWorkBesideEachOther() throws SQLException {
        migration.run("1.0.0");
        ServicePresence old = presence("old", Installation.needed("1.0.0"));
        try (ServicePresence patched = presence("new", Installation.needed("1.0.1"));
                ServicePresence nextLine = presence("next", Installation.needed("1.1.0"))) {
            assertThat(old.check()).isInstanceOf(Standing.Present.class);
            assertThat(patched.check()).isInstanceOf(Standing.Present.class);
            assertThat(migration.run("1.0.1")).isEqualTo(new Outcome.Done(Installation.needed("1.0.1")));
            assertThat(nextLine.check()).isInstanceOf(Standing.OtherVersion.class);
            assertThat(migration.run("1.1.0")).isInstanceOf(Outcome.ServicesRunning.class);
            old.close();
            assertThat(old.check()).as("one that comes back meanwhile").isInstanceOf(Standing.Present.class);
            assertThat(migration.run("1.0.0")).as("and the way back").isInstanceOf(Outcome.Done.class);
        } finally {
            old.close();
        }
    }

    @Test
    void anOlderLineIsNotPreparedAfterANewerOne() throws SQLException {
        migration.run("1.1.0");
        assertThat(migration.run("1.0.9")).isInstanceOf(Outcome.OtherSchema.class);
        assertThat(migration.run("1.1.0")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aNameIsBorneByOne() throws SQLException {
        migration.run("1.0");
        ServicePresence first = presence("same", NEEDED);
        try (ServicePresence second = presence("same", NEEDED)) {
            assertThat(first.check()).isInstanceOf(Standing.Present.class);
            assertThat(second.check()).isInstanceOf(Standing.NameTaken.class);
            first.close();
            assertThat(second.check()).isInstanceOf(Standing.Present.class);
        }
    }

    @Test
    void aBrokenConnectionIsTakenUpAgain() throws SQLException {
        migration.run("1.0");
        try (ServicePresence presence = presence("a", NEEDED)) {
            presence.check();
            breakConnections();
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
            assertThat(migration.run("1.1")).isInstanceOf(Outcome.ServicesRunning.class);
        }
    }

    /** As after a network that swallowed everything: we know that the connection is gone, the server does not. */
    @Test
    void aBrokenConnectionThatTheServerStillHoldsIsNotSomebodyElse() throws SQLException {
        migration.run("1.0");
        DataSource deaf = (DataSource) proxy(DataSource.class, application, "");
        try (ServicePresence presence = new ServicePresence(deaf, "a", NEEDED, Clock.systemUTC(), SKEW);
                ServicePresence other = presence("a", NEEDED)) {
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
            assertThat(other.check()).isInstanceOf(Standing.NameTaken.class);
        }
    }

    /** Connections that are never valid, and whose end the server does not hear of. */
    private static Object proxy(Class<?> type, Object target, String unheard) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("isValid")) {
                return false;
            }
            if (method.getName().equals(unheard)) {
                return null;
            }
            Object result = method.invoke(target, arguments);
            return result instanceof Connection connection ? proxy(Connection.class, connection, "close") : result;
        });
    }

    @Test
    void clocksThatAreApartAreNoticed() throws SQLException {
        migration.run("1.0");
        Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (ServicePresence presence = new ServicePresence(application, "a", NEEDED, fast, SKEW)) {
            assertThat(presence.check())
                    .isInstanceOfSatisfying(
                            Standing.ClockSkew.class,
                            skew -> assertThat(skew.ahead()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61)));
        }
    }

    @Test
    void thePlaceIsTakenUpAgainEvenIfTheClocksAreApartByThen() throws SQLException {
        migration.run("1.0");
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource moving = () -> Clock.systemUTC().instant().plus(ahead.get());
        Clock clock = moving.withZone(ZoneOffset.UTC);
        try (ServicePresence presence = new ServicePresence(application, "a", NEEDED, clock, SKEW);
                ServicePresence namesake = presence("a", NEEDED)) {
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
            breakConnections();
            ahead.set(Duration.ofHours(-1));
            assertThat(presence.check()).isInstanceOf(Standing.ClockSkew.class);
            assertThat(namesake.check()).isInstanceOf(Standing.NameTaken.class);
            assertThat(migration.run("1.1")).isInstanceOf(Outcome.ServicesRunning.class);
        }
    }

    private void breakConnections() {
        database.asSuperuser()
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tangthu_app'"
                        + " AND datname = current_database()")
                .query()
                .listOfRows();
    }

    @Test
    void aSchemaOfANewerVersionIsLeftAlone() throws SQLException {
        migration.run("1.0");
        database.asOwner()
                .sql("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'")
                .update();
        assertThat(migration.run("1.1")).isInstanceOf(Outcome.OtherSchema.class);
        try (ServicePresence presence = presence("a", NEEDED)) {
            assertThat(presence.check()).isInstanceOf(Standing.Present.class);
        }
    }

    private ServicePresence presence(String name, Installation needed) {
        return new ServicePresence(application, name, needed, Clock.systemUTC(), SKEW);
    }
}
