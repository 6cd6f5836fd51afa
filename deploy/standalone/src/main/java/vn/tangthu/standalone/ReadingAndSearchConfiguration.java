package vn.tangthu.standalone;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.reading.TableReader;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.ForkedTableReader;
import vn.tangthu.ingest.tika.ForkedTextExtractor;
import vn.tangthu.ingest.work.IngestSettings;
import vn.tangthu.ingest.work.WorkSignal;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;

/** Reading in child processes, searching in Lucene. */
@Configuration(proxyBeanMethods = false)
class ReadingAndSearchConfiguration {
    /** Name of the one process. */
    static final String WORKER = "standalone";

    private static final int INDEXERS = 4;
    private static final int TABLES = 2;

    @Bean
    TextExtractor textExtractor(DataFolder folder) {
        return new ForkedTextExtractor(ExtractorSettings.defaults(folder.work().resolve("reading")));
    }

    @Bean
    TableReader tableReader(DataFolder folder) {
        return ForkedTableReader.with(folder.work().resolve("tables"), TABLES);
    }

    @Bean
    SearchEngine searchEngine(DataFolder folder) {
        return new LuceneSearchEngine(folder.index(), LuceneSettings.defaults());
    }

    @Bean
    @Lazy
    Demonstration demonstration(
            Intake intake,
            WorkSignal signal,
            Accounts accounts,
            Units units,
            Catalogue catalogue,
            CaseFileEntry entry,
            Clock clock) {
        return new Demonstration(intake, signal, accounts, units, catalogue, entry, clock);
    }

    @Bean
    IngestSettings ingestSettings(DataFolder folder) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new IngestSettings(WORKER, folder.work(), cores, INDEXERS, IngestSettings.LEASE);
    }
}
