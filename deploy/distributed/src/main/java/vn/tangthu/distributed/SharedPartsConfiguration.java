package vn.tangthu.distributed;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.wiring.AuditedRepairs;
import vn.tangthu.wiring.CommandLineActs;
import vn.tangthu.wiring.Part;
import vn.tangthu.wiring.PartsConfiguration;

/** The parts that every service calls: database, two stores, search engine. */
@Configuration(proxyBeanMethods = false)
class SharedPartsConfiguration {
    @Bean
    MirroredObjectStore objectStore(Settings settings, AuditTrail trail, Units units) {
        Stores stores = new Stores(settings);
        return new MirroredObjectStore(
                stores.first(), stores.second(), new AuditedRepairs(trail, CommandLineActs.root(units.tree())));
    }

    /** Before Tomcat's own valve, which believes the forwarded headers. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> proxyGuard(Settings settings) {
        return factory -> factory.addEngineValves(new ProxyGuard(settings.get(Keys.LISTEN_PROXY)));
    }

    @Bean
    SearchEngine searchEngine(Settings settings) {
        return Engines.open(settings);
    }

    @Bean
    PartHealth databasePart(DataSource source) {
        return PartsConfiguration.databasePart(
                source,
                new Label(
                        "Cơ sở dữ liệu không trả lời; xem máy chạy PostgreSQL.",
                        "The database does not answer; see the machine that runs PostgreSQL."));
    }

    @Bean
    PartHealth clockPart(PresenceWatch presence) {
        return new Part("clock", () -> clock(presence.skew()));
    }

    /** Without its place a service is not ready: the schema might change, or a namesake work, under it. */
    @Bean
    PartHealth placePart(PresenceWatch presence) {
        return new Part("place", () -> place(presence.held()));
    }

    private static PartStatus place(boolean held) {
        return held
                ? PartStatus.up()
                : new PartStatus.Down(new Label(
                        "Chưa giữ lại được chỗ của tiến trình này ở cơ sở dữ liệu; xem máy chạy PostgreSQL và nhật ký.",
                        "The place of this process at the database is not held; see the machine that runs PostgreSQL,"
                                + " and the log."));
    }

    private static PartStatus clock(@Nullable Duration skew) {
        return skew == null
                ? PartStatus.up()
                : new PartStatus.Degraded(new Label(
                        "Đồng hồ máy này lệch " + skew.abs().toSeconds()
                                + " giây so với máy cơ sở dữ liệu: việc có thể bị làm hai lần. Hãy chỉnh đồng hồ.",
                        "This machine's clock is " + skew.abs().toSeconds()
                                + " s off the database machine's: work may be done twice. Set the clock."));
    }
}
