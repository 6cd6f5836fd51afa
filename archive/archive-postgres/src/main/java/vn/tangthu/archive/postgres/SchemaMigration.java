package vn.tangthu.archive.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import vn.tangthu.archive.shared.Release;

/**
 * Brings the schema up to date, as its owner, while no service works on it. A patch of the line that the database is
 * prepared for has nothing to change: it is noted, also beside services at work.
 */
public final class SchemaMigration {
    private final DataSource owner;
    private final String applicationRole;

    /**
     * @param owner connections of the role that owns the schema
     * @param applicationRole the role that the services work as; it gets its rights by the migrations
     */
    public SchemaMigration(DataSource owner, String applicationRole) {
        if (!applicationRole.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not the name of a role: " + applicationRole);
        }
        this.owner = owner;
        this.applicationRole = applicationRole;
    }

    /** How it went. */
    public sealed interface Outcome {
        /** The database is as this version needs it. */
        record Done(Installation installation) implements Outcome {}

        /** Services still work on it; nothing was changed. */
        record ServicesRunning() implements Outcome {}

        /** It was made by a newer version, or by somebody else; nothing was changed. */
        record OtherSchema() implements Outcome {}
    }

    /** Waits for nobody: with a service at work no schema is changed. */
    public Outcome run(String productVersion) throws SQLException {
        try (Connection guard = owner.getConnection()) {
            Outcome outcome = run(guard, Installation.needed(productVersion));
            ServicePresence.unlock(guard);
            return outcome;
        }
    }

    private Outcome run(Connection guard, Installation installation) throws SQLException {
        if (!ServicePresence.keepServicesOut(guard)) {
            return noteBesideServices(guard, installation);
        }
        Optional<Installation> found = Installation.read(guard);
        if (found.isPresent() && newerLine(found.get(), installation)) {
            return new Outcome.OtherSchema();
        }
        Flyway flyway = Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("app_role", applicationRole))
                .load();
        // Flyway itself takes migrations that it does not know for harmless if they are newer.
        MigrationInfo current = flyway.info().current();
        if (current != null && current.getVersion().isNewerThan(installation.schemaVersion())) {
            return new Outcome.OtherSchema();
        }
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            return new Outcome.OtherSchema();
        }
        note(guard, installation);
        return new Outcome.Done(installation);
    }

    private static Outcome noteBesideServices(Connection connection, Installation installation) throws SQLException {
        if (!ServicePresence.keepSchema(connection)) {
            return new Outcome.ServicesRunning();
        }
        Optional<Installation> found = Installation.read(connection);
        if (found.isEmpty() || !found.get().worksWith(installation)) {
            return new Outcome.ServicesRunning();
        }
        note(connection, installation);
        return new Outcome.Done(installation);
    }

    private static boolean newerLine(Installation found, Installation needed) {
        return Release.of(found.productVersion()).ofNewerLine(Release.of(needed.productVersion()));
    }

    private static void note(Connection connection, Installation installation) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO installation (schema_version, product_version, prepared_at) VALUES (?, ?, now())"
                        + " ON CONFLICT (only_row) DO UPDATE SET schema_version = excluded.schema_version,"
                        + " product_version = excluded.product_version, prepared_at = excluded.prepared_at")) {
            insert.setString(1, installation.schemaVersion());
            insert.setString(2, installation.productVersion());
            insert.executeUpdate();
        }
    }
}
