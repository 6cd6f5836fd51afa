package vn.tangthu.archive.webtest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.web.access.TokenSecret;

/** A real server over in-memory adapters; every test uses accounts and tokens of its own. */
@SpringBootTest(classes = TryOut.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class ServerTest {
    static final UnitCode C10 = new UnitCode("C10");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Units units;

    @Autowired
    AuditTrail trail;

    @Autowired
    MovableClock clock;

    @Autowired
    PasswordEncoder encoder;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    Browser browser() {
        return new Browser(port);
    }

    AccessScope all() {
        return units.tree().scopeOf(TryOut.ROOT);
    }

    AuditEvent event() {
        Actor system = new Actor("system", Set.of(), TryOut.ROOT, all());
        return AuditEvent.of(new Act(system, null, "system", "test"), Action.ACCOUNT_CHANGED, null);
    }

    /** A new account with the common password. */
    String account(UnitCode unit, Role... roles) {
        String name = "u-" + UUID.randomUUID();
        String hash = accounts.find("root").orElseThrow().passwordHash();
        accounts.create(
                all(),
                new Account(
                        name,
                        "Người Thử",
                        hash,
                        Set.of(roles),
                        unit,
                        false,
                        FailedSignIns.NONE,
                        clock.instant(),
                        false),
                event());
        return name;
    }

    /** A new account that has signed in and stated a purpose. */
    Browser working(Role... roles) {
        Browser browser = signedIn(account(C10, roles));
        browser.statePurpose("execution");
        return browser;
    }

    Browser signedIn(String name) {
        Browser browser = browser();
        browser.signIn(name, TryOut.PASSWORD);
        return browser;
    }

    /** The secret of a new token that is valid for a day. */
    String token(UnitCode unit, Role... roles) {
        String secret = TokenSecret.generate();
        tokens.issue(
                all(),
                "t-" + UUID.randomUUID(),
                Set.of(roles),
                unit,
                "statistics",
                TokenSecret.digest(secret),
                clock.instant().plus(Duration.ofDays(1)),
                event());
        return secret;
    }

    Browser program(String secret) {
        return browser().with("Accept", "application/json").with("Authorization", "Bearer " + secret);
    }

    List<AuditEntry> entries(Action action, String actor) {
        return trail.readAll(new AuditQuery(actor, action.code(), null, null, null, null, 100));
    }

    List<Map<String, String>> failedSignIns(String account) {
        return trail
                .readAll(
                        new AuditQuery(null, Action.SIGN_IN_FAILED.code(), "account:" + account, null, null, null, 100))
                .stream()
                .map(entry -> Map.copyOf(entry.detail()))
                .toList();
    }
}
