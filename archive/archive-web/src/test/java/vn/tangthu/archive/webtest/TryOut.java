package vn.tangthu.archive.webtest;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
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
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.memory.InMemoryRateLimits;
import vn.tangthu.archive.shared.RateLimits;
import vn.tangthu.archive.web.ArchiveWebConfiguration;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Label;

/** The shell alone over in-memory adapters, to be looked at in a browser; every account's password is {@link #PASSWORD}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({ArchiveWebConfiguration.class, ProbeController.class, UndeclaredController.class})
public class TryOut {
    static final String PASSWORD = "mot cau dai de nho";
    static final UnitCode ROOT = new UnitCode("BCA");

    public static void main(String[] arguments) {
        SpringApplication.run(TryOut.class, arguments);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Bean
    InMemoryArchive archive(Clock clock, Catalogue catalogue) {
        InMemoryArchive archive = new InMemoryArchive(clock);
        archive.units().addMissing(Units.of(catalogue));
        return archive;
    }

    @Bean
    Accounts accounts(InMemoryArchive archive, PasswordEncoder encoder) {
        Accounts accounts = archive.accounts();
        String hash = encoder.encode(PASSWORD);
        add(archive, accounts, "root", "Nguyễn Thử Nghiệm", hash, ROOT, Role.ADMINISTRATOR);
        add(archive, accounts, "all", "Trần Đa Nhiệm", hash, ROOT, Role.values());
        for (Role role : Role.values()) {
            add(archive, accounts, role.code(), "Người Mẫu " + role.code(), hash, new UnitCode("C10"), role);
        }
        return accounts;
    }

    private static void add(
            InMemoryArchive archive,
            Accounts accounts,
            String name,
            String displayName,
            String hash,
            UnitCode unit,
            Role... roles) {
        AccessScope all = archive.units().tree().scopeOf(ROOT);
        Actor system = new Actor("system", Set.of(), ROOT, all);
        accounts.create(
                all,
                new Account(
                        name, displayName, hash, Set.of(roles), unit, false, FailedSignIns.NONE, Instant.EPOCH, false),
                new AuditEvent(
                        new Act(system, null, "system", "start"),
                        Action.ACCOUNT_CHANGED,
                        "account:" + name,
                        Map.of("change", "created")));
    }

    @Bean
    Tokens tokens(InMemoryArchive archive) {
        return archive.tokens();
    }

    @Bean
    Units units(InMemoryArchive archive) {
        return archive.units();
    }

    @Bean
    AuditTrail auditTrail(InMemoryArchive archive) {
        return archive.auditTrail();
    }

    @Bean
    RateLimits rateLimits(Clock clock) {
        return new InMemoryRateLimits(clock);
    }

    @Bean
    SettablePart database() {
        return new SettablePart();
    }

    @Bean
    PartHealth ocr() {
        return part(
                "ocr",
                new PartStatus.Degraded(new Label(
                        "Chưa cài Tesseract tiếng Việt; bản quét chờ đến khi cài xong.",
                        "Tesseract for Vietnamese is not installed; scans wait until it is.")));
    }

    private static PartHealth part(String name, PartStatus status) {
        return new PartHealth() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public PartStatus check() {
                return status;
            }
        };
    }

    /** A part whose state a test sets; null makes its check throw. */
    static final class SettablePart implements PartHealth {
        volatile PartStatus status = PartStatus.up();

        @Override
        public String name() {
            return "database";
        }

        @Override
        public PartStatus check() {
            PartStatus now = status;
            if (now == null) {
                throw new IllegalStateException("secret-of-the-part");
            }
            return now;
        }
    }
}
