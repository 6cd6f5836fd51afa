package vn.tangthu.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.contract.Fictional;

class NewestWinsTest {
    @TempDir
    private Path folder;

    @Test
    void whatBecameVisibleSinceTheVersionsOfALotWereLookedUpCountsToo() {
        try (LuceneSearchEngine engine = new LuceneSearchEngine(folder, LuceneSettings.defaults())) {
            List<IndexedDocument> old = List.of(version(1, 1), version(2, 1));
            engine.writer().write(new AbstractList<>() {
                private int looks;

                @Override
                public IndexedDocument get(int index) {
                    // The first look is for the versions of all, the second to write.
                    if (index == 1 && ++looks == 2) {
                        engine.writer().write(List.of(version(2, 2)));
                    }
                    return old.get(index);
                }

                @Override
                public int size() {
                    return old.size();
                }
            });
            assertThat(engine.versions(List.of(Fictional.id(1), Fictional.id(2), Fictional.id(3))))
                    .containsEntry(Fictional.id(1), 1L)
                    .containsEntry(Fictional.id(2), 2L)
                    .hasSize(2);
        }
    }

    private static IndexedDocument version(int id, long version) {
        return new IndexedDocument(
                Fictional.id(id),
                version,
                new UnitCode("A"),
                "c",
                "t",
                2020,
                "hồ sơ",
                List.of(new IndexedPage(1, "trại giam")));
    }
}
