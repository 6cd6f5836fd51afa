package vn.tangthu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;

class CorpusTest {
    private static final int PAGES = 200;

    @Test
    void theSameSeedGivesTheSameDocuments() {
        assertThat(Corpus.documents(PAGES, 7)).isEqualTo(Corpus.documents(PAGES, 7));
        assertThat(Corpus.documents(PAGES, 7)).isNotEqualTo(Corpus.documents(PAGES, 8));
    }

    @Test
    void queriesAreOfAllShapes() {
        List<QueryMix.Asked> queries = QueryMix.of(Corpus.documents(PAGES, 7), 500, 7);
        assertThat(queries).hasSize(500).anyMatch(asked -> asked.category() != null);
        assertThat(queries).anyMatch(asked -> asked.text().startsWith("\""));
        assertThat(queries).anyMatch(asked -> asked.text().matches("[A-Za-z]+( [A-Za-z]+){5}"));
        assertThat(queries).anyMatch(asked -> asked.text().matches("(?i).*[đăâêôơư].*"));
    }

    /** The baseline of the index benchmark keeps what the engine keeps; a document more or less would show. */
    @Test
    void theBareIndexHoldsWhatTheEnginesDoes(@TempDir Path folder) throws Exception {
        List<Corpus.Made> corpus = Corpus.documents(PAGES, 7);
        try (LuceneSearchEngine engine = new LuceneSearchEngine(folder.resolve("engine"), LuceneSettings.defaults())) {
            engine.writer().write(corpus.stream().map(IndexBenchmark::toIndex).toList());
        }
        try (IndexWriter writer = BareIndex.open(folder.resolve("bare"))) {
            for (Corpus.Made made : corpus.subList(1, corpus.size())) {
                writer.addDocuments(BareIndex.block(made));
            }
            writer.commit();
            assertThat(BareIndex.contents(folder.resolve("bare")))
                    .isNotEqualTo(BareIndex.contents(folder.resolve("engine")));
            writer.addDocuments(BareIndex.block(corpus.getFirst()));
            writer.commit();
        }
        assertThat(BareIndex.contents(folder.resolve("bare"))).isEqualTo(BareIndex.contents(folder.resolve("engine")));
    }
}
