package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.search.SearchEngine;

/** The recurring jobs of this service. */
@Configuration(proxyBeanMethods = false)
class WorkJobs {
    private static final Duration COMPARED_EVERY = Duration.ofDays(1);
    private static final Duration REBUILD_LOOKED_AT_EVERY = Duration.ofSeconds(10);

    /** Once a day, and after every start of a process that may have missed something; a rebuild is seen to its end. */
    @Bean
    Job indexCheck(ReadingDesk desk, SearchEngine engine, WorkQueue queue, Workers workers, Clock clock) {
        IndexCheck check = new IndexCheck(desk, engine, queue, clock);
        return Job.atEveryStart("index-check", () -> {
            if (!check.endRebuild()) {
                workers.wake();
                return REBUILD_LOOKED_AT_EVERY;
            }
            if (check.run() > 0) {
                workers.wake();
            }
            return engine.rebuilding() ? REBUILD_LOOKED_AT_EVERY : COMPARED_EVERY;
        });
    }
}
