package vn.tangthu.standalone;

import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;
import vn.tangthu.wiring.AnchorPlaces;
import vn.tangthu.wiring.AuditedRepairs;
import vn.tangthu.wiring.CommandLineActs;
import vn.tangthu.wiring.Part;
import vn.tangthu.wiring.PartsConfiguration;

/** Two folders as the two media, and a database that this process runs itself. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    @Bean
    MirroredObjectStore objectStore(Media media, AuditTrail trail, Units units) {
        return mirror(media, new AuditedRepairs(trail, CommandLineActs.root(units.tree())));
    }

    static MirroredObjectStore mirror(Media media, MirrorListener listener) {
        return new MirroredObjectStore(
                new FilesystemObjectStore("medium-1", media.first(), media.reserveBytes()),
                new FilesystemObjectStore("medium-2", media.second(), media.reserveBytes()),
                listener);
    }

    @Bean
    AnchorPlaces anchorPlaces(Media media) {
        return media.anchors();
    }

    @Bean
    PartHealth databasePart(DataSource source) {
        return PartsConfiguration.databasePart(
                source,
                new Label(
                        "Cơ sở dữ liệu không trả lời; hệ thống đang tự khởi động lại nó.",
                        "The database does not answer; it is being started again."));
    }

    @Bean
    PartHealth mediaIndependencePart(Media media) {
        return new Part("media-independence", () -> independence(media));
    }

    private static PartStatus independence(Media media) {
        try {
            return media.onOneDisk()
                    ? new PartStatus.Degraded(
                            new Label(
                                    "Hai phương tiện nằm trên cùng một ổ đĩa: chỉ để dùng thử. Thông tư Điều 7.2.c đòi hai phương tiện độc lập; chạy lại với --medium1 và --medium2 trên hai ổ đĩa.",
                                    "Both media lie on one disk: fit for trying out only. The circular, Article 7.2.c, demands two independent media; start with --medium1 and --medium2 on two disks."))
                    : PartStatus.up();
        } catch (IOException e) {
            return new PartStatus.Degraded(new Label("Không kiểm tra được ổ đĩa.", "The disks could not be examined."));
        }
    }
}
