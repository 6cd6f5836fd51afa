package vn.tangthu.archive.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh, migrated database on the one server of this JVM. */
final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "archive_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final String name = "archive_" + NUMBER.incrementAndGet();
    private final HikariDataSource application;

    TestDatabase() {
        superuser("postgres")
                .sql("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE)
                .update();
        HikariConfig config = new HikariConfig();
        config.setDataSource(Server.POSTGRES.getDatabase("tangthu_app", name));
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5000);
        application = new HikariDataSource(config);
    }

    /** What the product works with. */
    DataSource application() {
        return application;
    }

    /** Connections of a role that are opened and closed with the server. */
    DataSource unpooled(String role) {
        return Server.POSTGRES.getDatabase(role, name);
    }

    JdbcClient asApplication() {
        return JdbcClient.create(application);
    }

    JdbcClient asOwner() {
        return JdbcClient.create(Server.POSTGRES.getDatabase("tangthu_owner", name));
    }

    JdbcClient asSuperuser() {
        return superuser(name);
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        application.close();
        superuser("postgres").sql("DROP DATABASE " + name + " WITH (FORCE)").update();
    }

    private static JdbcClient superuser(String database) {
        return JdbcClient.create(Server.POSTGRES.getDatabase("postgres", database));
    }

    /** Started with the first database; ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
                superuser.sql("CREATE ROLE tangthu_owner LOGIN").update();
                superuser.sql("CREATE ROLE tangthu_app LOGIN").update();
                superuser
                        .sql("CREATE DATABASE " + TEMPLATE + " OWNER tangthu_owner")
                        .update();
                Flyway.configure()
                        .dataSource(postgres.getDatabase("tangthu_owner", TEMPLATE))
                        .placeholders(Map.of("app_role", "tangthu_app"))
                        .load()
                        .migrate();
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
