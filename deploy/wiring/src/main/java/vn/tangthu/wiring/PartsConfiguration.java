package vn.tangthu.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.StoreHealth;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;

/** The parts of every service on the system page and in {@code /api/health}. */
@Configuration(proxyBeanMethods = false)
public class PartsConfiguration {
    /**
     * The database, which each profile runs in its own way.
     *
     * @param whenDown what is said while it does not answer
     */
    public static PartHealth databasePart(DataSource source, Label whenDown) {
        return new Part("database", () -> database(source, whenDown));
    }

    @Bean
    PartHealth mediaPart(ObjectStore store) {
        return new Part("media", () -> media(store.health()));
    }

    @Bean
    PartHealth indexPart(SearchEngine engine) {
        return new Part("index", () -> index(engine.health()));
    }

    private static PartStatus database(DataSource source, Label whenDown) {
        try (Connection connection = source.getConnection()) {
            if (connection.isValid(2)) {
                return PartStatus.up();
            }
        } catch (SQLException e) {
            // The answer below says it.
        }
        return new PartStatus.Down(whenDown);
    }

    private static PartStatus media(List<StoreHealth> media) {
        List<String> down = media.stream()
                .filter(medium -> !medium.usable())
                .map(medium -> medium.store() + " (" + medium.detail() + ")")
                .toList();
        if (down.isEmpty()) {
            return new PartStatus.Up(
                    new Label("Còn trống " + room(media, "không rõ"), "Free " + room(media, "unknown")));
        }
        Label detail = new Label(
                "Phương tiện không dùng được: " + String.join(", ", down)
                        + ". Không cấp giấy biên nhận cho đến khi đủ hai bản.",
                "Media not usable: " + String.join(", ", down) + ". No receipts until there are two copies again.");
        return down.size() == media.size() ? new PartStatus.Down(detail) : new PartStatus.Degraded(detail);
    }

    private static String room(List<StoreHealth> media, String unknown) {
        return media.stream()
                .map(medium -> medium.store() + ": "
                        + (medium.freeBytes() < 0
                                ? unknown
                                : String.format(Locale.ROOT, "%.1f GB", medium.freeBytes() / 1e9)))
                .collect(Collectors.joining(", "));
    }

    private static PartStatus index(SearchHealth health) {
        String vi = health.documents() + " tài liệu, " + health.pages() + " trang";
        String en = health.documents() + " documents, " + health.pages() + " pages";
        if (health.ready()) {
            return health.detail().isEmpty()
                    ? new PartStatus.Up(new Label(vi, en))
                    : new PartStatus.Degraded(new Label(vi + ". " + health.detail(), en + ". " + health.detail()));
        }
        return new PartStatus.Down(new Label(
                "Chỉ mục không trả lời: " + health.detail(), "The index does not answer: " + health.detail()));
    }
}
