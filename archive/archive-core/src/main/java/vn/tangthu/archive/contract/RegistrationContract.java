package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.registry.Correction;
import vn.tangthu.archive.registry.MetadataVersion;
import vn.tangthu.archive.registry.Registration;

/** How documents come into the registry, and how what is said about them changes. */
public interface RegistrationContract extends ArchiveContract {
    @Test
    default void aRegisteredDocumentIsThereWithItsAuditEntryAndItsWork() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Registration registration = registration(HERE, "one");
            Document document = archive.registry().register(HERE_ONLY, registration, event(Action.UPLOADED));

            assertThat(document.id()).isEqualTo(registration.id());
            assertThat(document.sha256()).isEqualTo(digest("one"));
            assertThat(document.size()).isEqualTo(3);
            assertThat(document.fileName()).isEqualTo("ví dụ.pdf");
            assertThat(document.mediaType()).isEqualTo("application/octet-stream");
            assertThat(document.metadata()).isEqualTo(metadata(HERE));
            assertThat(document.state()).isEqualTo(DocumentState.STORED);
            assertThat(document.copies()).containsExactly("medium-1", "medium-2");
            assertThat(document.pages()).isZero();
            assertThat(document.version()).isEqualTo(1);
            assertThat(document.receivedAt()).isEqualTo(clock.instant());
            assertThat(document.receivedBy()).isEqualTo("officer.example");
            assertThat(document.failure()).isNull();
            assertThat(document.parent()).isNull();
            assertThat(document.duplicateOf()).isNull();
            assertThat(archive.registry().find(HERE_ONLY, document.id())).contains(document);
            assertThat(archive.desk().find(document.id())).contains(document);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.READ, 1L));
            assertThat(archive.trail().readAll(AuditQuery.newest(10)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.action()).isEqualTo("uploaded"));
        }
    }

    @Test
    default void registeringTheSameIdAgainChangesNothing() {
        try (TestArchive archive = open(new TestClock())) {
            Registration first = registration(HERE, "one");
            Document document = archive.registry().register(HERE_ONLY, first, event(Action.UPLOADED));
            Registration again = registration(first.id(), metadata(HERE, "general", "other", null), "two", null);

            assertThat(archive.registry().register(HERE_ONLY, again, event(Action.UPLOADED)))
                    .isEqualTo(document);
            assertThat(archive.registry().find(HERE_ONLY, first.id())).contains(document);
            assertThat(archive.registry().history(HERE_ONLY, first.id())).hasSize(1);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.READ, 1L));
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(1);
        }
    }

    @Test
    default void aDocumentWithOneCopyWaitsForItsSecond() {
        try (TestArchive archive = open(new TestClock())) {
            Document document = archive.registry().register(HERE_ONLY, storedOnce(HERE, "one"), event(Action.UPLOADED));
            assertThat(document.state()).isEqualTo(DocumentState.STORED_ONCE);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.REPLICATE, 1L));

            archive.desk().started(document.id(), "text/plain", 1);
            assertThat(archive.desk().find(document.id())).contains(document);

            archive.desk().replicated(document.id(), List.of("medium-1", "medium-2"), event(Action.COPY_REPAIRED));
            Document whole = archive.desk().find(document.id()).orElseThrow();
            assertThat(whole.state()).isEqualTo(DocumentState.STORED);
            assertThat(whole.copies()).containsExactly("medium-1", "medium-2");
            assertThat(archive.queue().depth()).containsEntry(WorkKind.READ, 1L);
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);

            archive.desk().replicated(document.id(), List.of("medium-3"), event(Action.COPY_REPAIRED));
            assertThat(archive.desk().find(document.id())).contains(whole);
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
        }
    }

    @Test
    default void theSameBytesAreLinkedToTheEarliestDocumentInTheScope() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            archive.registry().register(BOTH, registration(THERE, "same"), event(Action.UPLOADED));
            clock.advance(Duration.ofSeconds(1));
            Document first = archive.registry().register(HERE_ONLY, registration(HERE, "same"), event(Action.UPLOADED));
            clock.advance(Duration.ofSeconds(1));
            Document second =
                    archive.registry().register(HERE_ONLY, registration(HERE, "same"), event(Action.UPLOADED));
            clock.advance(Duration.ofSeconds(1));
            Document third = archive.registry().register(HERE_ONLY, registration(HERE, "same"), event(Action.UPLOADED));

            assertThat(first.duplicateOf()).isNull();
            assertThat(second.duplicateOf()).isEqualTo(first.id());
            assertThat(third.duplicateOf()).isEqualTo(first.id());
        }
    }

    @Test
    default void nothingIsRegisteredOutsideTheScope() {
        try (TestArchive archive = open(new TestClock())) {
            assertThatThrownBy(() ->
                            archive.registry().register(HERE_ONLY, registration(THERE, "one"), event(Action.UPLOADED)))
                    .isInstanceOf(IllegalArgumentException.class);
            Registration taken = registration(THERE, "one");
            archive.registry().register(BOTH, taken, event(Action.UPLOADED));
            Registration same = registration(taken.id(), metadata(HERE), "two", null);
            assertThatThrownBy(() -> archive.registry().register(HERE_ONLY, same, event(Action.UPLOADED)))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(1);
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.READ, 1L));
        }
    }

    @Test
    default void aCorrectionKeepsTheHistory() {
        TestClock clock = new TestClock();
        try (TestArchive archive = open(clock)) {
            Document document = archive.registry().register(BOTH, registration(HERE, "one"), event(Action.UPLOADED));
            clock.advance(Duration.ofMinutes(1));
            Metadata corrected = metadata(THERE, "general", "letter", null);
            Correction outcome = archive.registry()
                    .correct(BOTH, document.id(), 1, corrected, "Sai đơn vị", event(Action.CORRECTED));

            Document now = archive.registry().find(BOTH, document.id()).orElseThrow();
            assertThat(outcome).isEqualTo(new Correction.Done(now));
            assertThat(now.metadata()).isEqualTo(corrected);
            assertThat(now.version()).isEqualTo(2);
            assertThat(archive.registry().history(BOTH, document.id()))
                    .containsExactly(
                            new MetadataVersion(1, metadata(HERE), document.receivedAt(), "officer.example", ""),
                            new MetadataVersion(2, corrected, clock.instant(), "officer.example", "Sai đơn vị"));
            assertThat(archive.trail().readAll(AuditQuery.newest(1)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.action()).isEqualTo("corrected"));
            assertThat(archive.queue().depth()).isEqualTo(Map.of(WorkKind.READ, 1L));
        }
    }

    @Test
    default void aLaterCorrectionDoesNotOverwriteAnEarlierOne() {
        try (TestArchive archive = open(new TestClock())) {
            Document document = archive.registry().register(BOTH, registration(HERE, "one"), event(Action.UPLOADED));
            Metadata first = metadata(HERE, "general", "letter", null);
            archive.registry().correct(BOTH, document.id(), 1, first, "Lý do", event(Action.CORRECTED));
            Correction late = archive.registry()
                    .correct(BOTH, document.id(), 1, metadata(HERE), "Lý do", event(Action.CORRECTED));

            Document now = archive.registry().find(BOTH, document.id()).orElseThrow();
            assertThat(late).isEqualTo(new Correction.Conflict(now));
            assertThat(now.metadata()).isEqualTo(first);
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
        }
    }

    @Test
    default void aCorrectionNeedsBothUnitsInTheScopeAndAReason() {
        try (TestArchive archive = open(new TestClock())) {
            Document here = archive.registry().register(BOTH, registration(HERE, "one"), event(Action.UPLOADED));
            Document there = archive.registry().register(BOTH, registration(THERE, "two"), event(Action.UPLOADED));
            Correction.NotFound notFound = new Correction.NotFound();
            assertThat(archive.registry()
                            .correct(HERE_ONLY, here.id(), 1, metadata(THERE), "Lý do", event(Action.CORRECTED)))
                    .isEqualTo(notFound);
            assertThat(archive.registry()
                            .correct(HERE_ONLY, there.id(), 1, metadata(HERE), "Lý do", event(Action.CORRECTED)))
                    .isEqualTo(notFound);
            assertThat(archive.registry()
                            .correct(BOTH, DocumentId.random(), 1, metadata(HERE), "Lý do", event(Action.CORRECTED)))
                    .isEqualTo(notFound);
            for (String reason : List.of("", " ", "x".repeat(501))) {
                assertThatThrownBy(() -> archive.registry()
                                .correct(BOTH, here.id(), 1, metadata(HERE), reason, event(Action.CORRECTED)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(archive.registry().find(BOTH, here.id())).contains(here);
            assertThat(archive.registry().find(BOTH, there.id())).contains(there);
            assertThat(archive.trail().readAll(AuditQuery.newest(10))).hasSize(2);
        }
    }

    @Test
    default void textThatNoStoreCanKeepIsReplacedNotRefused() {
        try (TestArchive archive = open(new TestClock())) {
            Metadata odd = new Metadata("general", HERE, "other", null, null, null, "a\0b\uD800c\uD83D\uDE00", null);
            Document document = archive.registry()
                    .register(BOTH, registration(DocumentId.random(), odd, "one", null), event(Action.UPLOADED));
            assertThat(archive.registry()
                            .find(BOTH, document.id())
                            .orElseThrow()
                            .metadata()
                            .person())
                    .isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
        }
    }
}
