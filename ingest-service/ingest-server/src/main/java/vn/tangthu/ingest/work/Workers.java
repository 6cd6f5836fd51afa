package vn.tangthu.ingest.work;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.record.IndexedCaseFiles;

/** Starts and stops the workers with the application. */
@Component
public final class Workers implements SmartLifecycle {
    private final WorkQueue queue;
    private final IngestSettings settings;
    private final TextExtractor extractor;
    private final WorkLoop loop;
    private final List<WorkHandler> handlers;
    private volatile boolean running;

    /** @param others handlers of other packages, beside those of this one */
    public Workers(
            WorkQueue queue,
            ReadingDesk desk,
            CaseFileDesk caseFiles,
            Catalogue catalogue,
            ObjectStore store,
            TextExtractor extractor,
            SearchEngine engine,
            Intake intake,
            IngestSettings settings,
            Clock clock,
            WorkSignal signal,
            List<WorkHandler> others) {
        this.queue = queue;
        this.settings = settings;
        this.extractor = extractor;
        loop = new WorkLoop(queue, clock, settings.worker(), settings.lease(), signal);
        handlers = new ArrayList<>(others);
        handlers.add(new ReplicationHandler(desk, store, settings.work()));
        handlers.add(new ReadingHandler(
                desk, store, extractor, intake, settings.work(), settings.readers(), loop::stopping));
        handlers.add(new IndexingHandler(desk, engine.writer(), settings.indexers()));
        handlers.add(new RecordIndexingHandler(
                new RecordSource(caseFiles, desk), new IndexedCaseFiles(catalogue), engine.writer()));
    }

    @Override
    public void start() {
        queue.releaseAll(settings.worker());
        loop.start(handlers);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loop.end();
        // Readers wait for their children and would not hear an interrupt.
        extractor.close();
        handlers.forEach(WorkHandler::stop);
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
