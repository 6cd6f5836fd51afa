package vn.tangthu.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.RecurringJobs;

/** The care of the copies and of the trail; for processes that work on the archive, not for those that only answer. */
@Configuration(proxyBeanMethods = false)
public class CareConfiguration {
    @Bean
    Job scrub(MirroredObjectStore store, RecurringJobs jobs) {
        return new Scrub(store, jobs).job();
    }

    @Bean
    Job auditAnchors(AuditTrail trail, AnchorPlaces places) {
        return new AuditAnchors(trail, places).job();
    }
}
