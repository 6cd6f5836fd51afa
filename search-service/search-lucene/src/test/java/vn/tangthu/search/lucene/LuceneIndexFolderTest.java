package vn.tangthu.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.contract.Fictional;
import vn.tangthu.search.query.QueryParser;

/** What happens to an index between closing and opening it. */
class LuceneIndexFolderTest {
    private static final AccessScope ALL =
            new AccessScope(Set.of(new UnitCode("U0"), new UnitCode("U1"), new UnitCode("U2"), new UnitCode("U3")));

    @TempDir
    private Path folder;

    private LuceneSearchEngine open() {
        return new LuceneSearchEngine(folder, LuceneSettings.defaults());
    }

    private static List<IndexedDocument> documents(int count) {
        Fictional fictional = new Fictional(7);
        return IntStream.range(0, count).mapToObj(i -> fictional.document(i, 1)).toList();
    }

    private static long total(LuceneSearchEngine engine) {
        return engine.search(new SearchRequest(ALL, QueryParser.parse(""), Filters.none(), 1, null))
                .total()
                .value();
    }

    @Test
    void anEmptyIndexIsNotEmptiedAgain() throws IOException {
        try (LuceneSearchEngine engine = open()) {
            List<String> before = names();
            for (int i = 0; i < 3; i++) {
                engine.writer().beginRebuild();
                engine.writer().endRebuild();
            }
            assertThat(names()).as("nothing was committed").isEqualTo(before);
            assertThat(engine.needsRebuild()).isTrue();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everythingIsThereAgain() {
        try (LuceneSearchEngine engine = open()) {
            engine.writer().write(documents(30));
        }
        try (LuceneSearchEngine engine = open()) {
            assertThat(engine.needsRebuild()).isFalse();
            assertThat(total(engine)).isEqualTo(30);
            engine.writer().write(documents(31));
            assertThat(total(engine)).isEqualTo(31);
        }
    }

    @Test
    void aLockFileLeftByAKilledProcessDoesNotMatter() throws IOException {
        try (LuceneSearchEngine engine = open()) {
            engine.writer().write(documents(3));
        }
        Files.writeString(folder.resolve("write.lock"), "");
        try (LuceneSearchEngine engine = open()) {
            assertThat(total(engine)).isEqualTo(3);
        }
    }

    @Test
    void aSecondOpeningIsRefusedAndHarmsNothing() {
        try (LuceneSearchEngine engine = open()) {
            engine.writer().write(documents(3));
            assertThatThrownBy(this::open).isInstanceOf(SearchUnavailableException.class);
            engine.writer().write(documents(4));
            assertThat(total(engine)).isEqualTo(4);
        }
    }

    @Test
    void anotherSchemaIsFilledAnew() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.addDocument(new Document());
            writer.setLiveCommitData(Map.of(IndexFolder.SCHEMA_KEY, "0").entrySet());
        }
        assertEmptyAndUsable();
    }

    @Test
    void filesOfOthersAreNotTouched() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "not Lucene's");
        assertEmptyAndUsable();
        assertThat(note).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate", "empty", "delete", "append"})
    void tornFilesNeverStopTheStart(String damage) throws IOException {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            try (LuceneSearchEngine engine = open()) {
                engine.writer().clear();
                engine.writer().write(documents(20));
                engine.writer().write(documents(3));
            }
            Path file = anyFile(random);
            tear(file, damage, random);
            try (LuceneSearchEngine engine = open()) {
                long total = total(engine);
                assertThat(engine.needsRebuild())
                        .as("seed %d, %s %s", seed, damage, file)
                        .isEqualTo(total == 0);
                assertThat(total).as("seed %d, %s %s", seed, damage, file).isIn(0L, 20L);
                engine.writer().write(documents(25));
                assertThat(total(engine)).isEqualTo(25);
            }
        }
    }

    private Path anyFile(Random random) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all =
                    files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private static void tear(Path file, String damage, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            switch (damage) {
                case "truncate" -> channel.truncate(random.nextLong(channel.size()));
                case "empty" -> channel.truncate(0);
                case "append" -> channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), channel.size());
                default -> Files.delete(file);
            }
        }
    }

    private void assertEmptyAndUsable() {
        try (LuceneSearchEngine engine = open()) {
            assertThat(engine.needsRebuild()).isTrue();
            assertThat(total(engine)).isZero();
            engine.writer().write(documents(2));
            assertThat(total(engine)).isEqualTo(2);
        }
    }

    @Test
    void afterClosingItSaysSo() {
        LuceneSearchEngine engine = open();
        engine.close();
        assertThatThrownBy(() -> total(engine)).isInstanceOf(SearchUnavailableException.class);
        assertThatThrownBy(() -> engine.writer().write(documents(1))).isInstanceOf(SearchUnavailableException.class);
        assertThat(engine.health().ready()).isFalse();
        engine.close();
    }

    @Test
    void aWriterThatGaveUpIsReplaced() throws IOException {
        try (LuceneSearchEngine engine = open()) {
            engine.writer().write(documents(3));
            engine.writable().writer().rollback();
            assertThat(total(engine)).isEqualTo(3);
            engine.writer().write(documents(4));
            assertThat(total(engine)).isEqualTo(4);
            engine.writable().writer().rollback();
            engine.writer().clear();
            assertThat(engine.needsRebuild()).isTrue();
        }
    }
}
