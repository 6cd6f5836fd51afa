package vn.tangthu.distributed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.reading.TableReader;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.ForkedTableReader;
import vn.tangthu.ingest.tika.ForkedTextExtractor;
import vn.tangthu.ingest.work.IngestSettings;
import vn.tangthu.wiring.AnchorPlaces;

/** Reading in child processes, and what this process may use for it. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {
    private static final int TABLES = 2;

    @Bean
    TextExtractor textExtractor(Settings settings) {
        return new ForkedTextExtractor(ExtractorSettings.defaults(WorkFolder.reading(settings.get(Keys.WORK_FOLDER))));
    }

    @Bean
    TableReader tableReader(Settings settings) {
        return ForkedTableReader.with(WorkFolder.reading(settings.get(Keys.WORK_FOLDER)), TABLES);
    }

    @Bean
    IngestSettings ingestSettings(Settings settings) {
        return new IngestSettings(
                settings.get(Keys.NAME_OF_PROCESS),
                WorkFolder.copies(settings.get(Keys.WORK_FOLDER)),
                settings.get(Keys.READERS),
                settings.get(Keys.INDEXERS),
                settings.get(Keys.LEASE));
    }

    @Bean
    AnchorPlaces anchorPlaces(Settings settings) {
        Path folder = settings.get(Keys.ANCHOR_FOLDER);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return anchors(folder);
    }

    static AnchorPlaces anchors(Path folder) {
        return new AnchorPlaces(List.of(new AnchorPlaces.Place(folder.resolve("audit-anchors.log"), folder)));
    }
}
