package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.search.SearchEngine;

/** The recurring jobs of this service. */
@Configuration(proxyBeanMethods = false)
public class WorkJobs {
    /** Name of the job that fills the index and compares it with the registry and the case files; it may be hurried. */
    public static final String INDEX_CHECK = "index-check";

    private static final Duration COMPARED_EVERY = Duration.ofDays(1);
    private static final Duration REBUILD_LOOKED_AT_EVERY = Duration.ofSeconds(10);
    private static final Duration EMPTY_LOOKED_AT_EVERY = Duration.ofMinutes(1);
    private static final Duration COMPARED_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /**
     * Once a day, after every start of a process that may have missed something, and within seconds when the index is lost; a
     * rebuild is seen to its end.
     */
    @Bean
    Job indexCheck(
            ReadingDesk desk,
            CaseFileDesk caseFiles,
            SearchEngine engine,
            WorkQueue queue,
            WorkSignal signal,
            Clock clock) {
        IndexCheck check = new IndexCheck(sources(desk, caseFiles), engine, queue, clock, BETWEEN_LOOKS);
        return job(check, engine, signal::give);
    }

    /** At every midnight of Viet Nam, on which the law may change, and after every start, which may bring another catalogue. */
    @Bean
    Job standingCheck(Catalogue catalogue, CaseFileDesk caseFiles, Clock clock) {
        return Job.atEveryStart("standing-check", new StandingCheck(catalogue, caseFiles, clock)::run);
    }

    static List<IndexSource> sources(ReadingDesk desk, CaseFileDesk caseFiles) {
        return List.of(new DocumentSource(desk), new RecordSource(caseFiles, desk));
    }

    static Job job(IndexCheck check, SearchEngine engine, Runnable wake) {
        return Job.atEveryStart(INDEX_CHECK, () -> next(check, engine, wake)).urgentWhen(check::lost);
    }

    private static Duration next(IndexCheck check, SearchEngine engine, Runnable wake) throws InterruptedException {
        if (!check.endRebuild()) {
            wake.run();
            return REBUILD_LOOKED_AT_EVERY;
        }
        long drift = check.run();
        if (drift > 0) {
            wake.run();
        }
        if (engine.rebuilding()) {
            return REBUILD_LOOKED_AT_EVERY;
        }
        if (drift > 0) {
            return COMPARED_AGAIN_AFTER;
        }
        return engine.needsRebuild() ? EMPTY_LOOKED_AT_EVERY : COMPARED_EVERY;
    }
}
