package vn.tangthu.standalone;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.tangthu.archive.postgres.SchemaMigration;
import vn.tangthu.wiring.ProductVersion;
import vn.tangthu.wiring.StartRefusedException;

/**
 * The database of one data folder, with two roles: the owner runs migrations, the application's may do no more than its
 * work needs, and cannot change the audit trail.
 */
final class Databases {
    private static final String NAME = "tangthu";
    private static final String OWNER = "tangthu_owner";
    private static final String APPLICATION = "tangthu_app";

    private final DataFolder folder;
    private final int port;

    Databases(DataFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Creates roles and database where they are missing, and brings the schema up to date. */
    void prepare() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        PostgresServer.url(port, "postgres"),
                        PostgresServer.SUPERUSER,
                        folder.secret("database-superuser"));
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APPLICATION}) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
                    // Secrets are base64url: nothing in them needs quoting.
                    statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + password(role) + "'");
                }
            }
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
                statement.execute("REVOKE ALL ON DATABASE " + NAME + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + NAME + " TO " + APPLICATION);
            }
        }
        migrate();
    }

    private void migrate() throws SQLException {
        DriverManagerDataSource owner =
                new DriverManagerDataSource(PostgresServer.url(port, NAME), OWNER, password(OWNER));
        SchemaMigration.Outcome outcome = new SchemaMigration(owner, APPLICATION).run(ProductVersion.current());
        switch (outcome) {
            case SchemaMigration.Outcome.Done done -> {}
            case SchemaMigration.Outcome.OtherSchema other ->
                throw new StartRefusedException(
                        "Dữ liệu do một phiên bản khác của chương trình tạo ra; hãy dùng đúng phiên bản đó hoặc mới hơn.",
                        "The data were made by another version of the program; use that version or a newer one.");
            case SchemaMigration.Outcome.ServicesRunning running ->
                throw new StartRefusedException(
                        "Một chương trình khác đang làm việc trên cơ sở dữ liệu này.",
                        "Another program works on this database.");
        }
    }

    /** Connections of the application's role. */
    HikariDataSource open(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.url(port, NAME));
        config.setUsername(APPLICATION);
        config.setPassword(password(APPLICATION));
        // The details of an error would carry the data of persons into the log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(30).toMillis());
        config.setPoolName("archive");
        return new HikariDataSource(config);
    }

    private String password(String role) {
        return folder.secret("database-" + role);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
