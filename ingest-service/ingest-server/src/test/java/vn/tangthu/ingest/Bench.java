package vn.tangthu.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.tangthu.archive.contract.FaultyObjectStore;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.InMemoryObjectStore;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.ingest.intake.IntakeResult;
import vn.tangthu.ingest.intake.Offer;

/** An archive in memory over two media that can be made to fail. */
public final class Bench {
    public final TestClock clock = new TestClock();
    public final InMemoryArchive archive = new InMemoryArchive(clock);
    public final FaultyObjectStore first = new FaultyObjectStore(new InMemoryObjectStore("first"));
    public final FaultyObjectStore second = new FaultyObjectStore(new InMemoryObjectStore("second"));
    public final MirroredObjectStore store = new MirroredObjectStore(first, second, MirrorListener.none());
    public final Intake intake = new Intake(store, archive.registry(), archive.auditTrail(), Catalogue.load());

    public static Metadata metadata() {
        return new Metadata("general", Samples.HERE, "other", null, null, null, null, null);
    }

    public static ContentSource content(String text) {
        return ContentSource.of(text.getBytes(StandardCharsets.UTF_8));
    }

    public IntakeResult offer(String name, String text) throws IOException {
        return intake.accept(Samples.HERE_ONLY, Samples.act(), Offer.upload(content(text), name, metadata()));
    }

    public Document accepted(String name, String text) throws IOException {
        return ((IntakeResult.Accepted) offer(name, text)).document();
    }

    public Document now(Document document) {
        return archive.readingDesk().find(document.id()).orElseThrow();
    }
}
