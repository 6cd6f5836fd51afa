package vn.tangthu.ingest.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
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
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.casefile.ProposalEntry;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.archive.postgres.PostgresCaseFileLists;
import vn.tangthu.archive.postgres.PostgresCaseFiles;
import vn.tangthu.archive.postgres.PostgresDrafts;
import vn.tangthu.archive.postgres.PostgresProposalDecisions;
import vn.tangthu.archive.postgres.PostgresRateLimits;
import vn.tangthu.archive.postgres.PostgresRecordRegistry;
import vn.tangthu.archive.postgres.PostgresSubjects;
import vn.tangthu.archive.postgres.PostgresTokens;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.shared.RateLimits;
import vn.tangthu.archive.subject.SubjectDecisions;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.archive.web.ArchiveWebConfiguration;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.IngestServer;
import vn.tangthu.ingest.work.WorkSignal;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.memory.InMemorySearchEngine;

/** Pages and API of case files over a real PostgreSQL; every account's password is {@link #PASSWORD}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
@ComponentScan
@Import({ArchiveWebConfiguration.class, IngestServer.Links.class, WorkSignal.class})
public class RecordsBench {
    static final String PASSWORD = "mot cau dai de nho";

    /** Account names: where each works follows its name. */
    static final Map<String, String> OFFICERS = Map.of(
            "prison-1", "TG-01",
            "prison-1-other", "TG-01",
            "prison-2", "TG-02",
            "hanoi", "CAT-01",
            "ministry", "C10",
            "root", "BCA");

    /** One server for all tests of this JVM; ends with it. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
                superuser.sql("CREATE ROLE tangthu_owner LOGIN").update();
                superuser.sql("CREATE ROLE tangthu_app LOGIN").update();
                superuser.sql("CREATE DATABASE records OWNER tangthu_owner").update();
                Flyway.configure()
                        .dataSource(postgres.getDatabase("tangthu_owner", "records"))
                        .placeholders(Map.of("app_role", "tangthu_app"))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Bean
    DataSource dataSource() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Server.POSTGRES.getDatabase("tangthu_app", "records"));
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** @param own folder of a site's own files, or empty */
    @Bean
    Catalogue catalogue(@Value("${bench.catalogue:}") String own) {
        return own.isEmpty() ? Catalogue.load() : Catalogue.load(Path.of(own));
    }

    @Bean
    Units units(DataSource source, Clock clock, Catalogue catalogue) {
        PostgresUnits units = new PostgresUnits(source, clock);
        units.addMissing(Units.of(catalogue));
        return units;
    }

    @Bean
    AuditTrail auditTrail(DataSource source, Clock clock) {
        return new PostgresAuditTrail(source, clock);
    }

    @Bean
    RecordRegistry recordRegistry(DataSource source, Clock clock) {
        return new PostgresRecordRegistry(source, clock);
    }

    @Bean
    CaseFiles caseFiles(DataSource source, Clock clock, Catalogue catalogue) {
        return new PostgresCaseFiles(source, clock, catalogue);
    }

    @Bean
    CaseFileLists caseFileLists(DataSource source) {
        return new PostgresCaseFileLists(source);
    }

    @Bean
    Subjects subjects(DataSource source, Clock clock, Catalogue catalogue) {
        return new PostgresSubjects(source, clock, catalogue);
    }

    @Bean
    SubjectDecisions subjectDecisions(
            Catalogue catalogue, CaseFiles files, Subjects subjects, Units units, AuditTrail trail, Clock clock) {
        return new SubjectDecisions(catalogue, files, subjects, units, trail, clock);
    }

    @Bean
    Drafts drafts(DataSource source, Clock clock) {
        return new PostgresDrafts(source, clock);
    }

    @Bean
    ProposalDecisions proposalDecisions(DataSource source, Clock clock) {
        return new PostgresProposalDecisions(source, clock);
    }

    @Bean
    ProposalEntry proposalEntry(CaseFiles files, ProposalDecisions decisions, CaseFileEntry entry, AuditTrail trail) {
        return new ProposalEntry(files, decisions, entry, trail);
    }

    @Bean
    CaseFileEntry caseFileEntry(
            Catalogue catalogue,
            CaseFiles files,
            RecordRegistry documents,
            Units units,
            AuditTrail trail,
            Clock clock) {
        return new CaseFileEntry(catalogue, files, documents, units, trail, clock);
    }

    @Bean
    SearchEngine searchEngine() {
        return new InMemorySearchEngine();
    }

    @Bean
    Tokens tokens(DataSource source, Clock clock) {
        return new PostgresTokens(source, clock);
    }

    @Bean
    RateLimits rateLimits(DataSource source, Clock clock) {
        return new PostgresRateLimits(source, clock);
    }

    @Bean
    Accounts accounts(DataSource source, Clock clock, PasswordEncoder encoder, Units units) {
        Accounts accounts = new PostgresAccounts(source, clock);
        String hash = encoder.encode(PASSWORD);
        OFFICERS.forEach((name, unit) -> add(accounts, units, name, hash, unit, Role.ENTRY_OFFICER));
        add(accounts, units, "analyst-1", hash, "TG-01", Role.ANALYST);
        add(accounts, units, "planner", hash, "BCA", Role.PLANNER);
        return accounts;
    }

    private static void add(Accounts accounts, Units units, String name, String hash, String unit, Role role) {
        if (accounts.find(name).isPresent()) {
            return;
        }
        UnitCode root = new UnitCode("BCA");
        Actor system = new Actor("system", Set.of(), root, units.tree().scopeOf(root));
        accounts.create(
                system.scope(),
                new Account(
                        name,
                        "Người Thử " + name,
                        hash,
                        Set.of(role),
                        new UnitCode(unit),
                        false,
                        FailedSignIns.NONE,
                        Instant.EPOCH,
                        false),
                new AuditEvent(
                        new Act(system, null, "system", "test"), Action.ACCOUNT_CHANGED, "account:" + name, Map.of()));
    }
}
