package vn.tangthu.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.contract.Fictional;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;

class LuceneVolumeTest {
    private static final int PAGES = 20_000;
    private static final AccessScope ALL = AccessScope.of(new UnitCode("A"));

    @TempDir
    private Path folder;

    @Test
    void aDocumentOfTwentyThousandPages() {
        List<IndexedPage> pages = IntStream.rangeClosed(1, PAGES)
                .mapToObj(i -> new IndexedPage(i, "trang thi hành án số " + i + (i % 100 == 0 ? " trại giam" : "")))
                .toList();
        IndexedDocument document =
                new IndexedDocument(Fictional.id(1), 1, new UnitCode("A"), "c", "t", 2020, "hồ sơ", pages);
        try (LuceneSearchEngine engine = new LuceneSearchEngine(folder, new LuceneSettings(1 << 20))) {
            engine.writer().write(List.of(document, new Fictional(3).document(2, 1)));
            Query query = QueryParser.parse("trai giam");
            Hit hit = engine.search(new SearchRequest(ALL, query, Filters.none(), 10, null))
                    .hits()
                    .getFirst();
            assertThat(hit.matchingPages()).isEqualTo(PAGES / 100);
            List<PageMatch> matches = engine.matches(ALL, query, document.id());
            assertThat(matches).hasSize(PAGES / 100);
            assertThat(matches.getLast().page()).isEqualTo(PAGES);
            assertThat(engine.matches(ALL, QueryParser.parse("thi hành án"), document.id()))
                    .hasSize(PAGES);
            engine.writer().remove(document.id());
            assertThat(engine.health().pages()).isLessThan(10);
        }
    }
}
