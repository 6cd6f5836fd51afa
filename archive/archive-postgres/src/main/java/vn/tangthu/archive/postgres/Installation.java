package vn.tangthu.archive.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import vn.tangthu.archive.shared.Release;

/**
 * What a database was prepared for.
 *
 * @param schemaVersion number of the newest migration that was run
 * @param productVersion version of the program that ran it
 */
public record Installation(String schemaVersion, String productVersion) {
    private static final String TABLE_IS_MISSING = "42P01";

    /** What this program needs: the newest migration on the class path. */
    public static Installation needed(String productVersion) {
        try {
            Resource[] migrations =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*__*.sql");
            int newest = Arrays.stream(migrations)
                    .map(file -> String.valueOf(file.getFilename()))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            return new Installation(Integer.toString(newest), productVersion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether programs of both may work on one database: the same schema, and versions of one line. */
    public boolean worksWith(Installation other) {
        return schemaVersion.equals(other.schemaVersion)
                && Release.of(productVersion).sameLine(Release.of(other.productVersion));
    }

    /** What stands in the database; empty if nobody has prepared it. */
    public static Optional<Installation> read(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT schema_version, product_version FROM installation");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Installation(row.getString(1), row.getString(2))) : Optional.empty();
        } catch (SQLException e) {
            if (TABLE_IS_MISSING.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
