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
import vn.tangthu.archive.reading.ReadingListener;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/**
 * Reads files in child processes, one for each core at most; see {@code docs/reading.md}.
 *
 * <p>{@link #read} waits for a free child. A listener must not call it again on the same extractor: with all children at
 * work that would wait for ever. {@link #close} ends running readings: they throw {@link IllegalStateException}, for
 * nothing was learnt about their files.
 */
public final class ForkedTextExtractor implements TextExtractor {
    private static final Duration TICK = Duration.ofMillis(250);
    private final ExtractorSettings settings;
    private final WorkFolder folders;
    private final ChildPool pool;
    private final RecognitionPermits permits;
    private final RecogniserCheck recogniser;
    private final Set<Vigil> vigils = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> ticking;

    /** @throws UncheckedIOException when the work folder cannot be used */
    public ForkedTextExtractor(ExtractorSettings settings) {
        this.settings = settings;
        try {
            this.folders = WorkFolder.open(settings.workFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("the work folder for reading cannot be used", e);
        }
        this.pool = new ChildPool(settings, folders);
        this.permits = new RecognitionPermits(settings.cores());
        this.recogniser = new RecogniserCheck(settings.tesseract(), settings.language());
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reading-clock").factory());
        this.ticking = clock.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        vigils.forEach(vigil -> vigil.tick(TICK));
        pool.tick(TICK);
    }

    @Override
    public ReadingOutcome read(Path file, String fileName, Set<Integer> skip, int depth, ReadingListener listener) {
        try {
            if (Files.size(file) == 0) {
                return failed(FailureCode.EMPTY_FILE, "the file has no bytes");
            }
            Path folder = folders.create("job");
            try {
                return readIn(folder, Reading.order(file, fileName, skip, depth, folder, settings), listener);
            } finally {
                WorkFolder.leave(folder);
            }
        } catch (IOException e) {
            ensureOpen();
            return failed(
                    FailureCode.RESOURCES_MISSING,
                    "reading could not be set up: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    private ReadingOutcome readIn(Path folder, ParentMessage.ReadFile order, ReadingListener listener)
            throws IOException, InterruptedException {
        while (true) {
            ChildJvm child = pool.borrow();
            boolean used = child.documents() > 0;
            boolean well = false;
            boolean silent = true;
            try (RecognitionPermits.Lease lease = permits.lease(child)) {
                Vigil vigil = new Vigil(child, lease, settings.times());
                vigils.add(vigil);
                try {
                    Reading reading = new Reading(
                            child,
                            lease,
                            vigil,
                            new UntrustedOutput(
                                    folder, order.skip(), settings.limits().maxOutput()),
                            listener);
                    ReadingOutcome outcome = reading.run(order);
                    ensureOpen();
                    silent = !reading.heard() && vigil.verdict() == null;
                    well = finishedByItself(outcome);
                    // A rested child may have died between two jobs; that says nothing about this file.
                    if (well || !used || !silent) {
                        return outcome;
                    }
                } finally {
                    vigils.remove(vigil);
                }
            } finally {
                end(child, well);
            }
        }
    }

    private void end(ChildJvm child, boolean well) {
        if (well) {
            pool.giveBack(child);
        } else {
            pool.discard(child);
        }
    }

    /** Otherwise the child is dead or not to be trusted. */
    private static boolean finishedByItself(ReadingOutcome outcome) {
        return switch (outcome) {
            case ReadingOutcome.Completed completed -> true;
            case ReadingOutcome.Failed failed ->
                switch (failed.failure().code()) {
                    case EMPTY_FILE,
                            DAMAGED,
                            PASSWORD_PROTECTED,
                            NO_PAGES,
                            UNSUPPORTED_TYPE,
                            ARCHIVE_TOO_LARGE,
                            ARCHIVE_TOO_DEEP,
                            IMAGE_TOO_LARGE,
                            TABLE_TOO_LARGE,
                            TABLE_MALFORMED,
                            OCR_MISSING,
                            RESOURCES_MISSING -> true;
                    case OUTPUT_TOO_LARGE,
                            TIMED_OUT,
                            OUT_OF_MEMORY,
                            CRASHED,
                            ORIGINAL_UNAVAILABLE,
                            NOT_INDEXED,
                            INTERNAL -> false;
                };
        };
    }

    private static ReadingOutcome failed(FailureCode code, String detail) {
        return new ReadingOutcome.Failed(Failure.of(code, detail));
    }

    private void ensureOpen() {
        if (pool.closed()) {
            throw new IllegalStateException("the extractor was closed");
        }
    }

    @Override
    public boolean canRecognise() {
        return recogniser.canRecognise();
    }

    /** Process ids of the children, for tests and the health page. */
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
