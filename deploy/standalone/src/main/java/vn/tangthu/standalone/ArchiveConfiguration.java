package vn.tangthu.standalone;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.archive.postgres.PostgresReadingDesk;
import vn.tangthu.archive.postgres.PostgresRecordRegistry;
import vn.tangthu.archive.postgres.PostgresTokens;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.postgres.PostgresWorkQueue;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.catalogue.Catalogue;

/** The system of record: PostgreSQL and two folders. */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
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
    ReadingDesk readingDesk(DataSource source, Clock clock) {
        return new PostgresReadingDesk(source, clock);
    }

    @Bean
    WorkQueue workQueue(DataSource source, Clock clock) {
        return new PostgresWorkQueue(source, clock);
    }

    @Bean
    Accounts accounts(DataSource source, Clock clock) {
        return new PostgresAccounts(source, clock);
    }

    @Bean
    Tokens tokens(DataSource source, Clock clock) {
        return new PostgresTokens(source, clock);
    }

    @Bean
    Units units(DataSource source) {
        return new PostgresUnits(source);
    }

    @Bean
    MirroredObjectStore objectStore(Media media, AuditTrail trail, Units units) {
        return new MirroredObjectStore(
                new FilesystemObjectStore("medium-1", media.first(), media.reserveBytes()),
                new FilesystemObjectStore("medium-2", media.second(), media.reserveBytes()),
                new AuditedRepairs(trail, CommandLineActs.root(units.tree())));
    }

    @Bean
    Scrub scrub(MirroredObjectStore store, Clock clock) {
        return new Scrub(store, clock);
    }

    @Bean
    AuditAnchors auditAnchors(AuditTrail trail, Media media) {
        return new AuditAnchors(trail, media.paths());
    }
}
