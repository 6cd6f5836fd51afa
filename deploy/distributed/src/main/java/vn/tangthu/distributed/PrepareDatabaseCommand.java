package vn.tangthu.distributed;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vn.tangthu.archive.postgres.Installation;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.postgres.SchemaMigration;
import vn.tangthu.archive.postgres.SchemaMigration.Outcome;
import vn.tangthu.archive.web.access.Passwords;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.Setting;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.CatalogueUnits;
import vn.tangthu.wiring.FirstAdministrator;
import vn.tangthu.wiring.ProductVersion;
import vn.tangthu.wiring.SiteCatalogue;
import vn.tangthu.wiring.StartRefusedException;

/**
 * {@code prepare-database}: brings schema, units and the first account up to date, as the owner. Services must be stopped,
 * unless the database is prepared for a version of the same line already.
 */
final class PrepareDatabaseCommand {
    private PrepareDatabaseCommand() {}

    static int run(List<String> arguments, PrintStream out) throws SQLException {
        Arguments options = new Arguments(arguments, Set.of("config"), Set.of());
        Settings settings = SettingsFile.read(Program.OWNER, Path.of(options.require("config")));
        Catalogue catalogue =
                SiteCatalogue.load(settings.find(Keys.CATALOGUE_FOLDER).orElse(null));
        DataSource owner = prepare(settings, Duration.ZERO, out);
        firstAdministrator(owner, catalogue).ifPresent(password -> {
            out.println("Tài khoản đầu tiên / first account:  " + FirstAdministrator.NAME);
            out.println("Mật khẩu (chỉ in một lần) / password (printed once):  " + password);
        });
        return 0;
    }

    /**
     * Brings the schema up to date and nothing more; connections of the owner.
     *
     * @param silence as of {@link DatabaseConnections#unpooled(Setting, Setting, Duration)}
     */
    static DataSource prepare(Settings settings, Duration silence, PrintStream out) throws SQLException {
        DatabaseConnections connections = new DatabaseConnections(settings);
        DataSource owner = connections.unpooled(Keys.OWNER_USER, Keys.OWNER_PASSWORD, silence);
        try (Connection connection = owner.getConnection()) {
            out.println("PostgreSQL " + connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new ConnectionTrouble("PostgreSQL", connections.address(), Clock.systemUTC()).refusal(e);
        }
        Installation installation = migrate(owner, settings.get(Keys.DATABASE_USER));
        out.println("Cơ sở dữ liệu đã sẵn sàng cho phiên bản / the database is prepared for version "
                + installation.productVersion() + " (schema " + installation.schemaVersion() + ")");
        return owner;
    }

    private static Installation migrate(DataSource owner, String applicationRole) throws SQLException {
        return switch (new SchemaMigration(owner, applicationRole).run(ProductVersion.current())) {
            case Outcome.Done(Installation installation) -> installation;
            case Outcome.ServicesRunning running ->
                throw new StartRefusedException(
                        "Còn dịch vụ của phiên bản khác đang làm việc trên cơ sở dữ liệu này. Dừng mọi ingest-service và search-service rồi chạy"
                                + " lại.",
                        "Services still work on this database, and this version changes it. Stop every ingest-service and search-service, then run this"
                                + " again.");
            case Outcome.OtherSchema other ->
                throw new StartRefusedException(
                        "Cơ sở dữ liệu do một phiên bản khác hoặc mới hơn tạo ra. Cài phiên bản đó; chương trình này không"
                                + " thay đổi gì.",
                        "The database was made by another or a newer version. Install that version; this one has changed"
                                + " nothing.");
        };
    }

    private static Optional<String> firstAdministrator(DataSource owner, Catalogue catalogue) {
        Clock clock = Clock.systemUTC();
        PostgresUnits units = new PostgresUnits(owner, clock);
        CatalogueUnits.arrive(units, units, catalogue);
        return FirstAdministrator.create(new PostgresAccounts(owner, clock), new Passwords(), units.tree(), clock);
    }
}
