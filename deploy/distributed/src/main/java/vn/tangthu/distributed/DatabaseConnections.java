package vn.tangthu.distributed;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Secrets;
import vn.tangthu.distributed.settings.Setting;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.wiring.StartRefusedException;

/** Connections to PostgreSQL: always TLS, its certificate checked against the internal authority and its name. */
final class DatabaseConnections {
    /** A receipt is given when the database has answered: it may not answer before the record is on its disk. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    private final Settings settings;

    DatabaseConnections(Settings settings) {
        this.settings = settings;
    }

    /** For the place of a service: a network that swallows everything must not hold the watch over it. */
    DataSource presence() {
        return unpooled(Keys.DATABASE_USER, Keys.DATABASE_PASSWORD, Duration.ofSeconds(15));
    }

    /** Each connection is opened for its caller, who waits for answers as long as the network stands. */
    DataSource unpooled(Setting<String> user, Setting<Path> passwordFile) {
        return unpooled(user, passwordFile, Duration.ZERO);
    }

    /**
     * Each connection is opened for its caller.
     *
     * @param silence how long the database may take for the next part of an answer, whole seconds; zero for any time
     */
    DataSource unpooled(Setting<String> user, Setting<Path> passwordFile, Duration silence) {
        DriverManagerDataSource source = new DriverManagerDataSource(url());
        Properties properties = properties();
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        properties.setProperty("user", settings.get(user));
        properties.setProperty("password", Secrets.read(settings.get(passwordFile)));
        source.setConnectionProperties(properties);
        return source;
    }

    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(settings.get(Keys.DATABASE_USER));
        config.setPassword(Secrets.read(settings.get(Keys.DATABASE_PASSWORD)));
        Properties properties = properties();
        // A network that swallows everything would hold each request, and each worker, for ever.
        properties.setProperty("socketTimeout", "60");
        config.setDataSourceProperties(properties);
        config.setConnectionInitSql(DURABLE);
        config.setMaximumPoolSize(settings.get(Keys.DATABASE_CONNECTIONS));
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(30).toMillis());
        config.setPoolName("archive");
        return new HikariDataSource(config);
    }

    String address() {
        return settings.get(Keys.DATABASE_HOST) + ":" + settings.get(Keys.DATABASE_PORT);
    }

    private String url() {
        String host = settings.get(Keys.DATABASE_HOST);
        String written = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + written + ":" + settings.get(Keys.DATABASE_PORT) + "/"
                + settings.get(Keys.DATABASE_NAME);
    }

    /** The driver wants to be told what the key is: EC from our own authority, perhaps RSA from another. */
    private String keyAlgorithm() {
        try (InputStream in = Files.newInputStream(settings.get(Keys.TLS_CERTIFICATE))) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getAlgorithm();
        } catch (IOException | CertificateException e) {
            Path file = settings.get(Keys.TLS_CERTIFICATE);
            throw new StartRefusedException(
                    "Không đọc được chứng thư (PEM) trong tls.certificate: " + file + ".",
                    "The certificate (PEM) in tls.certificate cannot be read: " + file + ".",
                    e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", settings.get(Keys.TLS_AUTHORITY).toString());
        properties.setProperty("sslcert", settings.get(Keys.TLS_CERTIFICATE).toString());
        properties.setProperty("sslkey", settings.get(Keys.TLS_KEY).toString());
        properties.setProperty("pemKeyAlgorithm", keyAlgorithm());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        // The details of an error would carry the data of persons into the log.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }
}
