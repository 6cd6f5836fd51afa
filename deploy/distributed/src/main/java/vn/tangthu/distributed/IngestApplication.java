package vn.tangthu.distributed;

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

/** The ingest service alone. The schema is brought up to date by its owner, never by a service. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
@Import({
    ArchiveWebConfiguration.class,
    IngestServer.class,
    SearchServer.Links.class,
    RecordConfiguration.class,
    CareConfiguration.class,
    PartsConfiguration.class,
    WorkerPartsConfiguration.class,
    SharedPartsConfiguration.class,
    IngestConfiguration.class
})
class IngestApplication {}
