package vn.tangthu.wiring;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.OldDrafts;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.casefile.ProposalEntry;
import vn.tangthu.archive.imports.ImportEnd;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.archive.postgres.PostgresCaseFileDesk;
import vn.tangthu.archive.postgres.PostgresCaseFileLists;
import vn.tangthu.archive.postgres.PostgresCaseFiles;
import vn.tangthu.archive.postgres.PostgresDrafts;
import vn.tangthu.archive.postgres.PostgresImports;
import vn.tangthu.archive.postgres.PostgresProposalDecisions;
import vn.tangthu.archive.postgres.PostgresRateLimits;
import vn.tangthu.archive.postgres.PostgresReadingDesk;
import vn.tangthu.archive.postgres.PostgresRecordRegistry;
import vn.tangthu.archive.postgres.PostgresRecurringJobs;
import vn.tangthu.archive.postgres.PostgresSubjects;
import vn.tangthu.archive.postgres.PostgresTokens;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.postgres.PostgresWorkQueue;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.RateLimits;
import vn.tangthu.archive.shared.RecurringJobs;
import vn.tangthu.archive.subject.SubjectDecisions;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.catalogue.Catalogue;

/** The system of record in PostgreSQL, over beans of {@link DataSource} and {@link Catalogue}. */
@Configuration(proxyBeanMethods = false)
public class RecordConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RecordConfiguration.class);
    private static final Duration LIMITS_ARE_KEPT = Duration.ofHours(1);

    /** Long enough to correct a file and send it again; the rows are about persons. */
    private static final Duration REJECTED_ARE_KEPT = Duration.ofDays(90);

    /** Somebody who has not confirmed or resumed an import by then does not come back to it. */
    private static final Duration IMPORTS_ARE_WAITED_FOR = Duration.ofDays(90);
    /** What was typed and never sent is about persons too. */
    private static final Duration DRAFTS_ARE_KEPT = Duration.ofDays(90);

    private static final Duration DRAFTS_LOOKED_AT_EVERY = Duration.ofDays(1);

    private static final Duration REJECTED_LOOKED_AT_EVERY = Duration.ofHours(12);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
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
    Subjects subjects(DataSource source, Clock clock, Catalogue catalogue) {
        return new PostgresSubjects(source, clock, catalogue);
    }

    @Bean
    SubjectDecisions subjectDecisions(
            Catalogue catalogue, CaseFiles files, Subjects subjects, Units units, AuditTrail trail, Clock clock) {
        return new SubjectDecisions(catalogue, files, subjects, units, trail, clock);
    }

    @Bean
    CaseFileLists caseFileLists(DataSource source) {
        return new PostgresCaseFileLists(source);
    }

    @Bean
    PostgresDrafts drafts(DataSource source, Clock clock) {
        return new PostgresDrafts(source, clock);
    }

    @Bean
    Job oldDrafts(OldDrafts drafts) {
        return Job.of("old-drafts", DRAFTS_LOOKED_AT_EVERY, () -> {
            int gone = drafts.forget(DRAFTS_ARE_KEPT);
            if (gone > 0) {
                LOG.info("{} drafts that nobody touched for {} days were removed", gone, DRAFTS_ARE_KEPT.toDays());
            }
            return DRAFTS_LOOKED_AT_EVERY;
        });
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
    ReadingDesk readingDesk(DataSource source, Clock clock) {
        return new PostgresReadingDesk(source, clock);
    }

    @Bean
    CaseFileDesk caseFileDesk(DataSource source, Clock clock) {
        return new PostgresCaseFileDesk(source, clock);
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
    Units units(DataSource source, Clock clock) {
        return new PostgresUnits(source, clock);
    }

    @Bean
    PostgresImports imports(DataSource source, Clock clock) {
        return new PostgresImports(source, clock);
    }

    @Bean
    Job oldRejectedRows(ImportRuns runs) {
        return Job.of("old-rejected-rows", REJECTED_LOOKED_AT_EVERY, () -> {
            runs.endIdle(IMPORTS_ARE_WAITED_FOR, ImportEnd::idle);
            runs.forgetRejected(REJECTED_ARE_KEPT);
            return REJECTED_LOOKED_AT_EVERY;
        });
    }

    @Bean
    RecurringJobs recurringJobs(DataSource source, Clock clock) {
        return new PostgresRecurringJobs(source, clock);
    }

    @Bean
    RateLimits rateLimits(DataSource source, Clock clock) {
        return new PostgresRateLimits(source, clock);
    }

    @Bean
    Job oldLimits(RateLimits limits) {
        return Job.of("old-limits", LIMITS_ARE_KEPT, () -> {
            limits.forget(LIMITS_ARE_KEPT);
            return LIMITS_ARE_KEPT;
        });
    }
}
