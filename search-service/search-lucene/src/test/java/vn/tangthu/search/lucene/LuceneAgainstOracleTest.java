package vn.tangthu.search.lucene;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.contract.OracleComparison;

class LuceneAgainstOracleTest implements OracleComparison {
    @TempDir
    private Path folder;

    @Override
    public SearchEngine newEngine() {
        return new LuceneSearchEngine(folder, LuceneSettings.defaults());
    }
}
