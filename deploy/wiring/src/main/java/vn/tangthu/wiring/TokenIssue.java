package vn.tangthu.wiring;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.accounts.ApiToken;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.postgres.PostgresTokens;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.web.access.TokenSecret;
import vn.tangthu.catalogue.Catalogue;

/** Issues an API token and prints it once, alone on standard output. */
public final class TokenIssue {
    private TokenIssue() {}

    /** Options that say what the token is for. */
    public static final Set<String> OPTIONS = Set.of("role", "unit", "name", "purpose", "days");

    public static void run(DataSource source, Catalogue catalogue, Arguments options, PrintStream out) {
        Role role = role(options.require("role"));
        String purpose = purpose(catalogue, options.get("purpose", "execution"));
        int days = options.number("days", 90, 1, 366);
        Clock clock = Clock.systemUTC();
        UnitTree tree = new PostgresUnits(source, Clock.systemUTC()).tree();
        UnitCode unit =
                unit(tree, options.get("unit", CommandLineActs.root(tree).value()));
        String token = TokenSecret.generate();
        Act act = CommandLineActs.of(tree);
        ApiToken issued = new PostgresTokens(source, clock)
                .issue(
                        tree.scopeOf(CommandLineActs.root(tree)),
                        options.get("name", role.code()),
                        Set.of(role),
                        unit,
                        purpose,
                        TokenSecret.digest(token),
                        clock.instant().plus(Duration.ofDays(days)),
                        new AuditEvent(
                                act,
                                Action.TOKEN_ISSUED,
                                null,
                                Map.of("role", role.code(), "unit", unit.value(), "purpose", purpose)));
        out.println(token);
        System.err.println("Vai trò / role: " + role.code() + ", đơn vị / unit: " + unit + ", hết hạn / expires: "
                + issued.expiresAt());
    }

    private static Role role(String code) {
        return Role.ofCode(code)
                .orElseThrow(() -> new StartRefusedException(
                        "Không có vai trò '" + code + "'. Chạy ./tangthu để xem danh sách.",
                        "There is no role '" + code + "'. Run ./tangthu for the list."));
    }

    private static String purpose(Catalogue catalogue, String code) {
        if (!catalogue.purposes().contains(code)) {
            throw new StartRefusedException(
                    "Không có mục đích '" + code + "' trong danh mục.",
                    "There is no purpose '" + code + "' in the catalogue.");
        }
        return code;
    }

    private static UnitCode unit(UnitTree tree, String code) {
        if (code.matches("[A-Za-z0-9._-]{1,40}")
                && tree.find(new UnitCode(code)).isPresent()) {
            return new UnitCode(code);
        }
        throw new StartRefusedException(
                "Không có đơn vị '" + code + "'. Xem trang Đơn vị để biết mã.",
                "There is no unit '" + code + "'. The page Units lists the codes.");
    }
}
