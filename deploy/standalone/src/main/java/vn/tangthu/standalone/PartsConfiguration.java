package vn.tangthu.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;

/** The parts on the system page and in {@code /api/health}. */
@Configuration(proxyBeanMethods = false)
class PartsConfiguration {
    /** A part from its name and its check. */
    private record Part(String name, java.util.function.Supplier<PartStatus> status) implements PartHealth {
        @Override
        public PartStatus check() {
            return status.get();
        }
    }

    @Bean
    PartHealth databasePart(DataSource source) {
        return new Part("database", () -> database(source));
    }

    @Bean
    PartHealth mediaPart(ObjectStore store) {
        return new Part("media", () -> media(store.health()));
    }

    @Bean
    PartHealth mediaIndependencePart(Media media) {
        return new Part("media-independence", () -> independence(media));
    }

    @Bean
    PartHealth indexPart(SearchEngine engine) {
        return new Part("index", () -> index(engine.health()));
    }

    @Bean
    PartHealth recognitionPart(TextExtractor extractor) {
        return new Part("recognition", () -> recognition(extractor));
    }

    @Bean
    PartHealth queuePart(WorkQueue queue) {
        return new Part("queue", () -> queue(queue.depth()));
    }

    private static PartStatus database(DataSource source) {
        try (Connection connection = source.getConnection()) {
            if (connection.isValid(2)) {
                return PartStatus.up();
            }
        } catch (SQLException e) {
            // The answer below says it.
        }
        return new PartStatus.Down(new Label(
                "Cơ sở dữ liệu không trả lời; hệ thống đang tự khởi động lại nó.",
                "The database does not answer; it is being started again."));
    }

    private static PartStatus media(List<StoreHealth> media) {
        List<String> down = new ArrayList<>();
        List<String> room = new ArrayList<>();
        for (StoreHealth medium : media) {
            if (medium.usable()) {
                room.add(medium.store() + ": " + gigabytes(medium.freeBytes()));
            } else {
                down.add(medium.store() + " (" + medium.detail() + ")");
            }
        }
        if (down.isEmpty()) {
            String free = String.join(", ", room);
            return new PartStatus.Up(new Label("Còn trống " + free, "Free " + free));
        }
        Label detail = new Label(
                "Phương tiện không dùng được: " + String.join(", ", down)
                        + ". Không cấp giấy biên nhận cho đến khi đủ hai bản.",
                "Media not usable: " + String.join(", ", down) + ". No receipts until there are two copies again.");
        return down.size() == media.size() ? new PartStatus.Down(detail) : new PartStatus.Degraded(detail);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static PartStatus independence(Media media) {
        try {
            return media.onOneDisk()
                    ? new PartStatus.Degraded(
                            new Label(
                                    "Hai phương tiện nằm trên cùng một ổ đĩa: chỉ để dùng thử. Thông tư Điều 7.2.c đòi hai phương tiện độc lập; chạy lại với --medium1 và --medium2 trên hai ổ đĩa.",
                                    "Both media lie on one disk: fit for trying out only. The circular, Article 7.2.c, demands two independent media; start with --medium1 and --medium2 on two disks."))
                    : PartStatus.up();
        } catch (java.io.IOException e) {
            return new PartStatus.Degraded(new Label("Không kiểm tra được ổ đĩa.", "The disks could not be examined."));
        }
    }

    private static PartStatus index(SearchHealth health) {
        String vi = health.documents() + " tài liệu, " + health.pages() + " trang";
        String en = health.documents() + " documents, " + health.pages() + " pages";
        return health.ready()
                ? new PartStatus.Up(new Label(vi, en))
                : new PartStatus.Down(new Label(
                        "Chỉ mục không trả lời: " + health.detail(), "The index does not answer: " + health.detail()));
    }

    private static PartStatus recognition(TextExtractor extractor) {
        return extractor.canRecognise()
                ? PartStatus.up()
                : new PartStatus.Degraded(
                        new Label(
                                "Chưa cài nhận dạng chữ tiếng Việt; bản quét chờ đến khi cài: sudo apt-get install -y tesseract-ocr tesseract-ocr-vie",
                                "Vietnamese text recognition is not installed; scans wait until it is: sudo apt-get install -y tesseract-ocr tesseract-ocr-vie"));
    }

    private static PartStatus queue(Map<WorkKind, Long> depth) {
        long read = depth.getOrDefault(WorkKind.READ, 0L);
        long index = depth.getOrDefault(WorkKind.INDEX, 0L);
        long replicate = depth.getOrDefault(WorkKind.REPLICATE, 0L);
        return new PartStatus.Up(new Label(
                "Chờ đọc " + read + ", chờ lập chỉ mục " + index + ", chờ bản thứ hai " + replicate,
                "Waiting to be read " + read + ", indexed " + index + ", copied " + replicate));
    }
}
