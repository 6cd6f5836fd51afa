package vn.tangthu.ingest.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.ingest.intake.Intake;

/** Reads documents: pages, word boxes and images go to the registry and the store, attachments become documents. */
final class ReadingHandler implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingHandler.class);
    private static final Duration OCR_PAUSE = Duration.ofSeconds(15);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(10);
    private static final Duration ROOM_PAUSE = Duration.ofMinutes(1);

    private final ReadingDesk desk;
    private final ObjectStore store;
    private final TextExtractor extractor;
    private final Intake intake;
    private final Path work;
    private final int threads;
    private final BooleanSupplier stopping;

    ReadingHandler(
            ReadingDesk desk,
            ObjectStore store,
            TextExtractor extractor,
            Intake intake,
            Path work,
            int threads,
            BooleanSupplier stopping) {
        this.desk = desk;
        this.store = store;
        this.extractor = extractor;
        this.intake = intake;
        this.work = work;
        this.threads = threads;
        this.stopping = stopping;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.READ);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Outcome handle(Work work) throws IOException, InterruptedException {
        Optional<Document> found = desk.find(work.document());
        if (found.isEmpty() || found.get().state() == DocumentState.SEARCHABLE) {
            return new Outcome.Done();
        }
        Document document = found.get();
        if (lacks(document, FailureCode.OCR_MISSING) && !extractor.canRecognise()) {
            return new Outcome.Later(OCR_PAUSE);
        }
        if (lacks(document, FailureCode.RESOURCES_MISSING)
                && store.health().stream().noneMatch(StoreHealth::usable)) {
            return new Outcome.Later(ROOM_PAUSE);
        }
        return switch (store.open(document.sha256())) {
            case OpenOutcome.Opened(InputStream stream, long size) -> read(document, stream);
            case OpenOutcome.Missing() -> fail(document, unavailable("no medium has it"));
            case OpenOutcome.Unavailable(List<StoreFailure> failures) -> waitForStore(document, failures);
        };
    }

    @Override
    public boolean giveUp(Work work, Throwable cause) {
        desk.find(work.document()).ifPresent(document -> {
            Outcome unused = fail(
                    document, Failure.of(FailureCode.INTERNAL, cause.getClass().getName()));
        });
        return true;
    }

    private Outcome waitForStore(Document document, List<StoreFailure> failures) {
        boolean damaged = failures.stream().allMatch(failure -> failure.kind() == StoreFailure.Kind.CORRUPT);
        if (damaged) {
            return fail(document, unavailable("every copy is damaged"));
        }
        desk.waiting(document.id(), unavailable("the media do not answer"));
        return new Outcome.Later(STORE_PAUSE);
    }

    /** Asked before the bytes are fetched: thousands of scans may wait. */
    private static boolean lacks(Document document, FailureCode code) {
        Failure failure = document.failure();
        return failure != null && failure.code() == code;
    }

    private static Failure unavailable(String detail) {
        return Failure.of(FailureCode.ORIGINAL_UNAVAILABLE, detail);
    }

    private Outcome read(Document document, InputStream stream) throws IOException, InterruptedException {
        Path file = work.resolve("read-" + UUID.randomUUID() + ".tmp");
        try {
            ReadingOutcome outcome = fetch(stream, file).orElseGet(() -> extract(document, file));
            if (stopping.getAsBoolean()) {
                // What our own stop ended, in a child or at a store, says nothing about the document.
                throw new InterruptedException();
            }
            return switch (outcome) {
                case ReadingOutcome.Completed(int pages) -> complete(document, pages);
                case ReadingOutcome.Failed(Failure failure) -> failOrWait(document, failure);
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Brings the original to where it is read; if it does not come, that is how the reading ends. */
    private static Optional<ReadingOutcome> fetch(InputStream stream, Path file) {
        try (stream) {
            Files.copy(stream, file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(lacking(e.getClass().getSimpleName()));
        }
    }

    private ReadingOutcome extract(Document document, Path file) {
        try {
            return extractor.read(
                    file,
                    document.fileName(),
                    desk.pagesRead(document.sha256()),
                    depth(document),
                    new RegistryListener(document, desk, store, intake));
        } catch (NotStoredException e) {
            return lacking(String.valueOf(e.getMessage()));
        }
    }

    private static ReadingOutcome lacking(String detail) {
        return new ReadingOutcome.Failed(Failure.of(FailureCode.RESOURCES_MISSING, detail));
    }

    private Outcome complete(Document document, int pages) {
        desk.completed(document.id(), event(document, Action.READ_COMPLETED, Map.of("pages", Integer.toString(pages))));
        return new Outcome.Done();
    }

    private Outcome failOrWait(Document document, Failure failure) {
        if (failure.code().waits()) {
            LOG.info("Document {} waits: {}, {}", document.id(), failure.code(), failure.detail());
            desk.waiting(document.id(), failure);
            return new Outcome.Later(failure.code() == FailureCode.OCR_MISSING ? OCR_PAUSE : ROOM_PAUSE);
        }
        return fail(document, failure);
    }

    private Outcome fail(Document document, Failure failure) {
        desk.failed(
                document.id(),
                failure,
                event(
                        document,
                        Action.READ_FAILED,
                        Map.of("code", failure.code().name())));
        return new Outcome.Done();
    }

    private int depth(Document document) {
        int depth = 0;
        DocumentId parent = document.parent();
        while (parent != null && depth <= TextExtractor.MAX_DEPTH) {
            depth++;
            parent = desk.find(parent).map(Document::parent).orElse(null);
        }
        return depth;
    }

    private static AuditEvent event(Document document, Action action, Map<String, String> detail) {
        return new AuditEvent(
                SystemActs.of(document.metadata().unit(), document.id()), action, "document:" + document.id(), detail);
    }
}
