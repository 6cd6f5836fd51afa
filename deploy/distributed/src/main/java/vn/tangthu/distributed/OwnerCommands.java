package vn.tangthu.distributed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.AuditVerification;
import vn.tangthu.wiring.PasswordReset;
import vn.tangthu.wiring.SiteCatalogue;
import vn.tangthu.wiring.StartRefusedException;
import vn.tangthu.wiring.TokenIssue;

/** Commands of the owner of the installation, with the configuration of an ingest service. */
final class OwnerCommands {
    private static final Set<String> CONFIG = Set.of("config");

    private OwnerCommands() {}

    static int checkConfig(List<String> arguments, PrintStream out) {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        Program program = Arrays.stream(Program.values())
                .filter(one -> one.command().equals(name))
                .findFirst()
                .orElseThrow(OwnerCommands::unknownProgram);
        Arguments options = new Arguments(arguments.subList(1, arguments.size()), CONFIG, Set.of());
        Settings settings = SettingsFile.read(program, Path.of(options.require("config")));
        SiteCatalogue.load(settings.find(Keys.CATALOGUE_FOLDER).orElse(null));
        if (program != Program.OWNER) {
            SplitServiceRules.check(settings);
        }
        out.println("Cấu hình dùng được / the configuration is good: " + settings.file());
        return 0;
    }

    private static StartRefusedException unknownProgram() {
        String known = Arrays.stream(Program.values()).map(Program::command).collect(Collectors.joining(", "));
        return new StartRefusedException(
                "Nêu chương trình trước: " + known + ".", "Name the program first: " + known + ".");
    }

    static int token(List<String> arguments, PrintStream out) throws SQLException {
        Set<String> known = new HashSet<>(TokenIssue.OPTIONS);
        known.addAll(CONFIG);
        Arguments options = new Arguments(arguments, known, Set.of());
        Settings settings = settings(options);
        Catalogue catalogue =
                SiteCatalogue.load(settings.find(Keys.CATALOGUE_FOLDER).orElse(null));
        TokenIssue.run(database(settings), catalogue, options, out);
        return 0;
    }

    static int resetPassword(List<String> arguments, PrintStream out) {
        Arguments options = new Arguments(arguments, Set.of("config", "user"), Set.of());
        String user = options.require("user");
        PasswordReset.run(database(settings(options)), user, out);
        return 0;
    }

    static int verifyAudit(List<String> arguments, PrintStream out) throws IOException {
        Settings settings = settings(new Arguments(arguments, CONFIG, Set.of()));
        DataSource source = database(settings);
        return AuditVerification.run(
                new PostgresAuditTrail(source, Clock.systemUTC()),
                IngestConfiguration.anchors(settings.get(Keys.ANCHOR_FOLDER)),
                out);
    }

    static Settings settings(Arguments options) {
        return SettingsFile.read(Program.INGEST, Path.of(options.require("config")));
    }

    static DataSource database(Settings settings) {
        DatabaseConnections connections = new DatabaseConnections(settings);
        DataSource source = connections.unpooled(Keys.DATABASE_USER, Keys.DATABASE_PASSWORD);
        try {
            source.getConnection().close();
            return source;
        } catch (SQLException e) {
            throw new ConnectionTrouble("PostgreSQL", connections.address(), Clock.systemUTC()).refusal(e);
        }
    }
}
