package vn.tangthu.ingest.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingListener;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.ingest.intake.IntakeResult;
import vn.tangthu.ingest.intake.Offer;

/**
 * Keeps what an extractor reads, page by page, so that a crash costs the page under way only. Where no medium takes it, the
 * reading ends with a {@link NotStoredException}.
 */
final class RegistryListener implements ReadingListener {
    private final Document document;
    private final ReadingDesk desk;
    private final ObjectStore store;
    private final Intake intake;
    private final Map<String, Integer> seen = new HashMap<>();

    RegistryListener(Document document, ReadingDesk desk, ObjectStore store, Intake intake) {
        this.document = document;
        this.desk = desk;
        this.store = store;
        this.intake = intake;
    }

    @Override
    public void started(String mediaType, int pages) {
        desk.started(document.id(), mediaType, pages);
    }

    @Override
    public void page(ReadPage page) {
        desk.savePage(
                document.sha256(),
                new Page(
                        page.number(),
                        page.text(),
                        page.words(),
                        page.image().width(),
                        page.image().height(),
                        page.source(),
                        page.confidence(),
                        storeImage(page),
                        page.failure()));
    }

    private Sha256 storeImage(ReadPage page) {
        try (InputStream in = Files.newInputStream(page.image().file())) {
            Sha256 digest = Sha256.of(in);
            PutOutcome stored = store.put(digest, ContentSource.of(page.image().file()));
            if (stored.verifiedCopies().isEmpty()) {
                throw new NotStoredException(stored.failures());
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The id follows from the parent, the path, and how often that path came before (mails often hold two files of one
     * name): reading the parent again finds the same document, wherever it was moved meanwhile.
     */
    @Override
    public void attachment(Attachment attachment) {
        int occurrence = seen.merge(attachment.path(), 1, Integer::sum);
        String seed = document.id() + "\n" + occurrence + "\n" + attachment.path();
        DocumentId id = new DocumentId(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
        if (desk.find(id).isEmpty()) {
            takeIn(id, attachment);
        }
    }

    private void takeIn(DocumentId id, Attachment attachment) {
        Offer offer = new Offer(
                id,
                ContentSource.of(attachment.content()),
                attachment.name(),
                document.metadata(),
                document.id(),
                attachment.path());
        AccessScope scope = AccessScope.of(document.metadata().unit());
        try {
            IntakeResult result =
                    intake.accept(scope, SystemActs.of(document.metadata().unit(), document.id()), offer);
            if (result instanceof IntakeResult.NotStored(List<StoreFailure> failures)) {
                throw new NotStoredException(failures);
            }
            if (!(result instanceof IntakeResult.Accepted)) {
                throw new IOException("An attachment was not taken in: " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
