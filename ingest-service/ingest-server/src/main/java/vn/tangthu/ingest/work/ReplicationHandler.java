package vn.tangthu.ingest.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.ReadingDesk;

/** Makes the second copy of what was stored once, as soon as its medium is back. */
final class ReplicationHandler implements WorkHandler {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final ReadingDesk desk;
    private final ObjectStore store;
    private final Path work;

    ReplicationHandler(ReadingDesk desk, ObjectStore store, Path work) {
        this.desk = desk;
        this.store = store;
        this.work = work;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.REPLICATE);
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Outcome handle(Work work) throws IOException {
        Optional<Document> found = desk.find(work.document());
        if (found.isEmpty() || found.get().state() != DocumentState.STORED_ONCE) {
            return new Outcome.Done();
        }
        if (!store.health().stream().allMatch(StoreHealth::usable)) {
            return new Outcome.Later(PAUSE);
        }
        Document document = found.get();
        return switch (store.open(document.sha256())) {
            case OpenOutcome.Opened(InputStream stream, long size) -> copy(document, stream);
            case OpenOutcome.Missing() -> new Outcome.Later(PAUSE);
            case OpenOutcome.Unavailable unavailable -> new Outcome.Later(PAUSE);
        };
    }

    /** There is only one copy, so it is asked for as long as it takes. */
    @Override
    public boolean giveUp(Work work, Throwable cause) {
        return false;
    }

    private Outcome copy(Document document, InputStream stream) throws IOException {
        Path file = Files.createTempFile(work, "replicate-", ".tmp");
        try (stream) {
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            PutOutcome stored = store.put(document.sha256(), ContentSource.of(file));
            if (!stored.complete()) {
                return new Outcome.Later(PAUSE);
            }
            desk.replicated(
                    document.id(),
                    stored.verifiedCopies(),
                    new AuditEvent(
                            SystemActs.of(document.metadata().unit(), document.id()),
                            Action.COPY_REPAIRED,
                            "document:" + document.id(),
                            Map.of("copies", String.join(",", stored.verifiedCopies()))));
            return new Outcome.Done();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
