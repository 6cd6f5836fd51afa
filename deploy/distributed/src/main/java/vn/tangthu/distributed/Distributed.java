package vn.tangthu.distributed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.slf4j.LoggerFactory;
import vn.tangthu.distributed.certs.CertsCommand;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.wiring.StartRefusedException;

/** The program behind {@code ./tangthu distributed} and the services' units: one command each. */
public final class Distributed {
    private static final String COMMANDS = "ingest-service, search-service, prepare-database, prepare-stores, migrate,"
            + " check-store, certs, check-config, rebuild-index, token, reset-password, verify-audit";

    private Distributed() {}

    /**
     * Exit codes: 0 all is well, 1 refused or failed with a sentence that says why, 3 the audit chain is broken, 4 a
     * certificate has expired or will soon.
     */
    public static void main(String[] arguments) throws Exception {
        // The terminal speaks UTF-8, whatever the locale of a bare machine says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // What libraries say before the application sets up its log file would go to the terminal.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        try {
            int code = run(List.of(arguments), out);
            if (code != 0) {
                System.exit(code);
            }
        } catch (StartRefusedException e) {
            err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(List<String> arguments, PrintStream out) throws Exception {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (command) {
            case "ingest-service" -> ServiceCommand.run(Program.INGEST, rest, out);
            case "search-service" -> ServiceCommand.run(Program.SEARCH, rest, out);
            case "prepare-database" -> PrepareDatabaseCommand.run(rest, out);
            case "prepare-stores" -> StoreCommands.prepare(rest, out);
            case "migrate" -> MigrateCommand.run(rest, out);
            case "check-store", "check-stores" -> StoreCommands.check(rest, out);
            case "certs" -> CertsCommand.run(rest, Clock.systemUTC(), out);
            case "rebuild-index" -> RebuildIndexCommand.run(rest, out);
            case "check-config" -> OwnerCommands.checkConfig(rest, out);
            case "token" -> OwnerCommands.token(rest, out);
            case "reset-password" -> OwnerCommands.resetPassword(rest, out);
            case "verify-audit" -> OwnerCommands.verifyAudit(rest, out);
            default ->
                throw new StartRefusedException(
                        "Không có lệnh '" + command + "'. Các lệnh: " + COMMANDS + "; xem docs/operations.md.",
                        "There is no command '" + command + "'. Commands: " + COMMANDS + "; see docs/operations.md.");
        };
    }
}
