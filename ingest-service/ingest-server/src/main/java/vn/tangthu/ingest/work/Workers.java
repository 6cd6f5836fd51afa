package vn.tangthu.ingest.work;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.search.SearchEngine;

/** Starts and stops the workers with the application. */
@Component
public final class Workers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration REBUILD_CHECK = Duration.ofSeconds(10);
    private final WorkQueue queue;
    private final IngestSettings settings;
    private final TextExtractor extractor;
    private final IndexCheck check;
    private final WorkLoop loop;
    private final List<WorkHandler> handlers;
    private volatile boolean running;

    public Workers(
            WorkQueue queue,
            ReadingDesk desk,
            ObjectStore store,
            TextExtractor extractor,
            SearchEngine engine,
            Intake intake,
            IngestSettings settings,
            Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.extractor = extractor;
        check = new IndexCheck(desk, engine, queue, clock);
        loop = new WorkLoop(queue, clock, settings.worker());
        handlers = List.of(
                new ReplicationHandler(desk, store, settings.work()),
                new ReadingHandler(desk, store, extractor, intake, settings.work(), settings.readers(), loop::stopping),
                new IndexingHandler(desk, engine.writer(), settings.indexers()));
    }

    /** Looks for work now: something was just taken in. */
    public void wake() {
        loop.wake();
    }

    @Override
    public void start() {
        queue.releaseAll(settings.worker());
        loop.start(handlers);
        running = true;
        Thread.ofVirtual().name("index-check").start(this::checkIndex);
    }

    private void checkIndex() {
        try {
            if (check.run() > 0) {
                loop.wake();
            }
            while (running && !check.endRebuild()) {
                loop.wake();
                Thread.sleep(REBUILD_CHECK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The index could not be compared with the registry; the next start does it", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        loop.end();
        // Readers wait for their children and would not hear an interrupt.
        extractor.close();
        try {
            loop.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
