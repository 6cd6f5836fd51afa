package vn.tangthu.standalone;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.ForkedTextExtractor;
import vn.tangthu.ingest.work.IngestSettings;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;

/** Reading in child processes, searching in Lucene. */
@Configuration(proxyBeanMethods = false)
class ReadingAndSearchConfiguration {
    private static final int INDEXERS = 4;

    @Bean
    TextExtractor textExtractor(DataFolder folder) {
        return new ForkedTextExtractor(ExtractorSettings.defaults(folder.work().resolve("reading")));
    }

    @Bean
    SearchEngine searchEngine(DataFolder folder) {
        return new LuceneSearchEngine(folder.index(), LuceneSettings.defaults());
    }

    @Bean
    IngestSettings ingestSettings(DataFolder folder) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new IngestSettings("standalone", folder.work(), cores, INDEXERS);
    }
}
