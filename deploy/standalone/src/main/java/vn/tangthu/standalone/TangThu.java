package vn.tangthu.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import vn.tangthu.wiring.StartRefusedException;

/** The program behind {@code ./tangthu}: one class for each command. */
public final class TangThu {
    private TangThu() {}

    /** Exit codes: 0 all is well, 1 refused or failed with a sentence that says why, 3 the audit chain is broken. */
    public static void main(String[] arguments) throws Exception {
        // The terminal speaks UTF-8, whatever the locale of a bare machine says.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        quietUntilTheLogFileIsOpen();
        String command = arguments.length == 0 ? "" : arguments[0];
        List<String> rest = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            int code = switch (command) {
                case "start" -> StartCommand.run(rest, out);
                case "token" -> TokenCommand.run(rest, out);
                case "check-store" -> CheckStoreCommand.run(rest, out);
                case "verify-audit" -> VerifyAuditCommand.run(rest, out);
                case "reset-password" -> ResetPasswordCommand.run(rest, out);
                default ->
                    throw new StartRefusedException(
                            "Không có lệnh '" + command + "'.", "There is no command '" + command + "'.");
            };
            if (code != 0) {
                System.exit(code);
            }
        } catch (StartRefusedException e) {
            err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** What libraries say before the application sets up its log file would go to the terminal. */
    private static void quietUntilTheLogFileIsOpen() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    }
}
