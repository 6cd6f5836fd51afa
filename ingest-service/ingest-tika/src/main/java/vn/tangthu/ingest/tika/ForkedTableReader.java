package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.TableListener;
import vn.tangthu.archive.reading.TableOutcome;
import vn.tangthu.archive.reading.TableReader;
import vn.tangthu.ingest.tika.protocol.ParentMessage;
import vn.tangthu.ingest.tika.protocol.TableLimits;

/**
 * Reads tables in child processes of their own, so that a long import keeps no document waiting. A listener must not call
 * {@link #read} again on the same reader. {@link #close} ends running readings: they throw {@link IllegalStateException},
 * for nothing was learnt about their files.
 */
public final class ForkedTableReader implements TableReader {
    private static final Duration TICK = Duration.ofMillis(250);
    private final ExtractorSettings settings;
    private final TableLimits limits;
    private final WorkFolder folders;
    private final ChildPool pool;
    private final RecognitionPermits permits;
    private final Set<Vigil> vigils = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> ticking;

    /**
     * @param settings its cores are the number of tables that are read at once
     * @throws UncheckedIOException when the work folder cannot be used
     */
    public ForkedTableReader(ExtractorSettings settings, TableLimits limits) {
        this.settings = settings;
        this.limits = limits;
        try {
            this.folders = WorkFolder.open(settings.workFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("the work folder for reading cannot be used", e);
        }
        this.pool = new ChildPool(settings, folders);
        this.permits = new RecognitionPermits(1);
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tables-clock").factory());
        this.ticking = clock.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** So many tables at once, with limits that a sheet of Excel fits into. */
    public static ForkedTableReader with(Path workFolder, int tables) {
        return new ForkedTableReader(ExtractorSettings.defaults(workFolder).withCores(tables), TableLimits.defaults());
    }

    private void tick() {
        vigils.forEach(vigil -> vigil.tick(TICK));
        pool.tick(TICK);
    }

    @Override
    public TableOutcome read(Path file, String fileName, int after, TableListener listener) {
        try {
            if (Files.size(file) == 0) {
                return failed(FailureCode.EMPTY_FILE, "the file has no bytes");
            }
            return readIn(
                    new ParentMessage.ReadTable(file.toAbsolutePath().toString(), fileName, after, limits), listener);
        } catch (IOException e) {
            ensureOpen();
            return failed(
                    FailureCode.INTERNAL,
                    "reading could not be set up: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    private TableOutcome readIn(ParentMessage.ReadTable order, TableListener listener)
            throws IOException, InterruptedException {
        while (true) {
            ChildJvm child = pool.borrow();
            boolean used = child.documents() > 0;
            boolean well = false;
            try (RecognitionPermits.Lease lease = permits.lease(child)) {
                Vigil vigil = new Vigil(child, lease, settings.times());
                vigils.add(vigil);
                try {
                    TableJob job = new TableJob(child, vigil, order, listener);
                    TableOutcome outcome = job.run();
                    ensureOpen();
                    well = outcome instanceof TableOutcome.Completed;
                    boolean silent = !job.heard() && vigil.verdict() == null;
                    // A rested child may have died between two jobs; that says nothing about this file.
                    if (well || !used || !silent) {
                        return outcome;
                    }
                } finally {
                    vigils.remove(vigil);
                }
            } finally {
                if (well) {
                    pool.giveBack(child);
                } else {
                    pool.discard(child);
                }
            }
        }
    }

    private static TableOutcome failed(FailureCode code, String detail) {
        return new TableOutcome.Failed(Failure.of(code, detail));
    }

    private void ensureOpen() {
        if (pool.closed()) {
            throw new IllegalStateException("the reader was closed");
        }
    }

    /** Process ids of the children, for tests. */
    public List<Long> children() {
        return pool.pids();
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.shutdown();
        pool.close();
        try {
            folders.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the work folder could not be removed; the next start removes it", e);
        }
    }
}
