package vn.tangthu.search.lucene;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.contract.SearchEngineContract;

class LuceneSearchEngineTest implements SearchEngineContract {
    private final AtomicInteger next = new AtomicInteger();

    @TempDir
    private Path folder;

    @Override
    public SearchEngine newEngine() {
        return new LuceneSearchEngine(folder.resolve("index" + next.incrementAndGet()), LuceneSettings.defaults());
    }
}
