package vn.tangthu.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.contract.FaultyObjectStore.Fault;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.ingest.Bench;

class IntakeTest {
    private final Bench bench = new Bench();

    @Test
    void aReceiptMeansTwoVerifiedCopies() throws IOException {
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) bench.offer("a.txt", "nội dung");
        assertThat(accepted.receipt()).isNotNull();
        assertThat(bench.store.verify(accepted.document().sha256()))
                .extracting(CopyState::state)
                .containsOnly(CopyState.State.GOOD);
        assertThat(bench.archive.workQueue().depth()).containsEntry(WorkKind.READ, 1L);
    }

    @Test
    void oneCopyGivesNoReceiptAndAsksForTheSecond() throws IOException {
        bench.second.fail(Fault.FULL);
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) bench.offer("a.txt", "nội dung");
        assertThat(accepted.receipt()).isNull();
        assertThat(accepted.document().state()).isEqualTo(DocumentState.STORED_ONCE);
        assertThat(bench.archive.workQueue().depth()).containsEntry(WorkKind.REPLICATE, 1L);
    }

    @Test
    void noCopyLeavesNoRecord() throws IOException {
        bench.first.fail(Fault.FULL);
        bench.second.fail(Fault.FULL);
        assertThat(bench.offer("a.txt", "nội dung")).isInstanceOf(IntakeResult.NotStored.class);
        assertThat(bench.archive.registry().list(Samples.HERE_ONLY, DocumentFilter.all(), 10))
                .isEmpty();
        assertThat(bench.archive
                        .auditTrail()
                        .readAll(AuditQuery.newest(1))
                        .getFirst()
                        .action())
                .isEqualTo("upload-refused");
    }

    @Test
    void theUploadIsInTheTrailWithItsDigest() throws IOException {
        var document = bench.accepted("a.txt", "nội dung");
        var entry = bench.archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst();
        assertThat(entry.object()).isEqualTo("document:" + document.id());
        assertThat(entry.detail())
                .containsAllEntriesOf(Map.of("sha256", document.sha256().hex(), "size", "10"));
    }

    @Test
    void theSameBytesAreStoredOnceAndLinked() throws IOException {
        var first = bench.accepted("a.txt", "như nhau");
        var second = bench.accepted("b.txt", "như nhau");
        assertThat(second.duplicateOf()).isEqualTo(first.id());
        try (var objects = bench.store.list("")) {
            assertThat(objects).hasSize(1);
        }
    }

    @Test
    void anotherUnitsMetadataAreRefusedBeforeAnythingIsStored() throws IOException {
        Metadata there = new Metadata("general", Samples.THERE, "other", null, null, null, null, null);
        IntakeResult result =
                bench.intake.accept(Samples.HERE_ONLY, Samples.act(), Offer.upload(Bench.content("x"), "a.txt", there));
        assertThat(result)
                .isEqualTo(new IntakeResult.BadMetadata("unit", IntakeResult.BadMetadata.Reason.OUTSIDE_SCOPE));
        try (var objects = bench.store.list("")) {
            assertThat(objects).isEmpty();
        }
    }

    @Test
    void anEmptyUploadIsRefused() throws IOException {
        assertThat(bench.offer("a.txt", "")).isInstanceOf(IntakeResult.Empty.class);
    }
}
