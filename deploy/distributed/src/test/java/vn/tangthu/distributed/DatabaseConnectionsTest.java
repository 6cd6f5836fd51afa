package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.SettingsFile;

class DatabaseConnectionsTest {
    @Test
    void aCommitIsOnTheDiskWhateverTheServerIsSetTo(@TempDir Path folder) throws Exception {
        try (Site site = Site.make(folder)) {
            Path config = site.config("search-1", "search-1", "");
            DatabaseConnections connections = new DatabaseConnections(SettingsFile.read(Program.SEARCH, config));
            assertThat(asked(connections)).isEqualTo("on");
            site.superuser("ALTER ROLE tangthu_app SET synchronous_commit = 'remote_apply'");
            assertThat(asked(connections)).as("more than that is left as it is").isEqualTo("remote_apply");
        }
    }

    @Test
    void aDatabaseThatFallsSilentIsGivenUp(@TempDir Path folder) throws Exception {
        try (Site site = Site.make(folder)) {
            DatabaseConnections connections =
                    new DatabaseConnections(SettingsFile.read(Program.OWNER, site.config("owner", "owner")));
            DataSource source = connections.unpooled(Keys.OWNER_USER, Keys.OWNER_PASSWORD, Duration.ofSeconds(1));
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(20)"))
                        .isInstanceOf(SQLException.class)
                        .hasRootCauseInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static String asked(DatabaseConnections connections) throws SQLException {
        try (HikariDataSource pool = connections.pool();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
            row.next();
            return row.getString(1);
        }
    }
}
