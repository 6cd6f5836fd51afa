package vn.tangthu.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Fictional;

/** What was acknowledged stays, whatever the disk does; what was not is told. */
class LuceneFaultsTest {
    private final FaultyDirectory.Faults faults = new FaultyDirectory.Faults();

    @TempDir
    private Path folder;

    private LuceneSearchEngine open() {
        return new LuceneSearchEngine(
                () -> new FaultyDirectory(FSDirectory.open(folder), faults), LuceneSettings.defaults());
    }

    @Test
    void aFullDiskIsToldAndTriedAgain() {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        Fictional fictional = new Fictional(seed);
        Set<DocumentId> acknowledged = new HashSet<>();
        int refused = 0;
        try (LuceneSearchEngine engine = open()) {
            for (int number = 0; number < 60; number++) {
                faults.bytesLeft.set(random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(12_000));
                try {
                    engine.writer().write(List.of(fictional.document(number, 1)));
                    acknowledged.add(Fictional.id(number));
                } catch (SearchUnavailableException e) {
                    refused++;
                }
                assertThat(engine.versions(acknowledged)).as("seed %d", seed).hasSameSizeAs(acknowledged);
            }
            faults.bytesLeft.set(Long.MAX_VALUE);
            engine.writer().write(List.of(fictional.document(100, 1)));
            acknowledged.add(Fictional.id(100));
        }
        assertThat(refused).as("seed %d", seed).isPositive();
        try (LuceneSearchEngine engine = open()) {
            assertThat(engine.versions(acknowledged)).as("seed %d", seed).hasSameSizeAs(acknowledged);
        }
    }

    @Test
    void damageIsToldUntilTheIndexIsMadeAnew() {
        try (LuceneSearchEngine engine = open()) {
            Fictional fictional = new Fictional(1);
            engine.writer().write(List.of(fictional.document(1, 1)));
            faults.damaged = true;
            assertThatThrownBy(() -> engine.writer().write(List.of(fictional.document(2, 1))))
                    .isInstanceOf(SearchUnavailableException.class);
            faults.damaged = false;
            assertThat(engine.needsRebuild()).isTrue();
            assertThat(engine.health().ready()).isFalse();
            assertThat(engine.versions(List.of(Fictional.id(1)))).hasSize(1);
            engine.writer().clear();
            assertThat(engine.health().ready()).isTrue();
            assertThat(engine.health().documents()).isZero();
            engine.writer().write(List.of(fictional.document(2, 1)));
            assertThat(engine.needsRebuild()).isFalse();
        }
    }

    @Test
    void writersThatWaitTogetherShareACommit() throws Exception {
        int writers = 8;
        try (LuceneSearchEngine engine = open();
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            IndexWriter writer = engine.writable().writer();
            List<IndexedDocument> documents = IntStream.range(0, writers)
                    .mapToObj(number -> new Fictional(number).document(number, 1))
                    .toList();
            int pages = documents.stream().mapToInt(one -> one.pages().size()).sum();
            faults.commits.set(0);
            faults.beforeCommit = () -> waitUntilWritten(writer, pages);
            List<Future<?>> running = new ArrayList<>();
            for (IndexedDocument document : documents) {
                running.add(threads.submit(() -> engine.writer().write(List.of(document))));
            }
            for (Future<?> one : running) {
                one.get();
            }
            assertThat(engine.health().documents()).isEqualTo(writers);
            assertThat(faults.commits.get()).isLessThanOrEqualTo(2);
        }
    }

    /** Not by the sequence number: the beginning of a commit takes several of them. */
    private static void waitUntilWritten(IndexWriter writer, int pages) {
        for (int i = 0; i < 2000 && writer.getDocStats().maxDoc < pages; i++) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
