package vn.tangthu.standalone;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;
import vn.tangthu.archive.web.ArchiveWebConfiguration;
import vn.tangthu.ingest.IngestServer;
import vn.tangthu.search.server.SearchServer;
import vn.tangthu.wiring.CareConfiguration;
import vn.tangthu.wiring.PartsConfiguration;
import vn.tangthu.wiring.RecordConfiguration;
import vn.tangthu.wiring.WorkerPartsConfiguration;

/** Both services in one process. The schema is brought up to date before, by its owner, not by the application. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
@Import({
    ArchiveWebConfiguration.class,
    IngestServer.class,
    SearchServer.class,
    RecordConfiguration.class,
    CareConfiguration.class,
    PartsConfiguration.class,
    WorkerPartsConfiguration.class,
    MediaConfiguration.class,
    ReadingAndSearchConfiguration.class
})
class StandaloneApplication {}
