package vn.tangthu.standalone;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.postgres.PostgresAccounts;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.archive.web.access.Passwords;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.wiring.CatalogueUnits;
import vn.tangthu.wiring.FirstAdministrator;
import vn.tangthu.wiring.Housekeeping;
import vn.tangthu.wiring.SiteCatalogue;

/** A running standalone installation: database first, services on top; closed in the opposite order. */
final class StandaloneServer implements AutoCloseable {
    private static final int CONNECTIONS = 24;

    private final StandaloneSettings settings;
    private final PostgresServer postgres;
    private final HikariDataSource source;
    private final TlsIdentity identity;
    private final Optional<String> firstPassword;
    private final ServletWebServerApplicationContext context;
    private final Housekeeping housekeeping;

    private StandaloneServer(
            StandaloneSettings settings,
            PostgresServer postgres,
            HikariDataSource source,
            TlsIdentity identity,
            Optional<String> firstPassword,
            ServletWebServerApplicationContext context) {
        this.settings = settings;
        this.postgres = postgres;
        this.source = source;
        this.identity = identity;
        this.firstPassword = firstPassword;
        this.context = context;
        this.housekeeping = new Housekeeping(context, ReadingAndSearchConfiguration.WORKER);
    }

    static StandaloneServer start(StandaloneSettings settings) throws IOException, SQLException, InterruptedException {
        Catalogue catalogue = SiteCatalogue.load(settings.catalogue());
        DataFolder folder = settings.folder();
        sweep(folder.work());
        initialise(folder, "medium-1", settings.media().first());
        initialise(folder, "medium-2", settings.media().second());
        TlsIdentity identity = TlsIdentity.loadOrCreate(folder, Clock.systemUTC());
        PostgresServer postgres = PostgresServer.start(folder);
        @Nullable HikariDataSource source = null;
        try {
            Databases databases = new Databases(folder, postgres.port());
            databases.prepare();
            source = databases.open(CONNECTIONS);
            PostgresUnits units = new PostgresUnits(source, Clock.systemUTC());
            CatalogueUnits.arrive(units, units, catalogue);
            ServletWebServerApplicationContext context = services(settings, catalogue, identity, source);
            // Only now: a start that failed before would have swallowed the password.
            Optional<String> password = FirstAdministrator.create(
                    new PostgresAccounts(source, Clock.systemUTC()), new Passwords(), units.tree(), Clock.systemUTC());
            StandaloneServer server = new StandaloneServer(settings, postgres, source, identity, password, context);
            server.housekeeping.started();
            return server;
        } catch (RuntimeException | SQLException | Error e) {
            if (source != null) {
                source.close();
            }
            postgres.close();
            throw e;
        }
    }

    /** What the newcomer needs to know, once. */
    void announce(PrintStream out) {
        out.println();
        out.println("Tàng Thư sẵn sàng / is ready:  " + address());
        out.println("Chứng thư / certificate SHA-256:  " + identity.fingerprint());
        firstPassword.ifPresent(password -> {
            out.println();
            out.println("Tài khoản đầu tiên / first account:  " + FirstAdministrator.NAME);
            out.println("Mật khẩu (chỉ in một lần) / password (printed once):  " + password);
        });
        if (settings.demo()) {
            context.getBean(Demonstration.class).fill(out);
        }
        housekeeping.warnings().forEach(warning -> {
            out.println();
            out.println("! " + warning.vi());
            out.println("! " + warning.en());
        });
        out.println();
        out.println("Ctrl-C để dừng / to stop.");
    }

    String address() {
        String host = settings.bind().equals("0.0.0.0") || settings.bind().equals("127.0.0.1")
                ? "localhost"
                : settings.bind();
        return "https://" + host + ":" + port();
    }

    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    PostgresServer postgres() {
        return postgres;
    }

    ServletWebServerApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        housekeeping.stopping();
        context.close();
        source.close();
        postgres.close();
    }

    private static ServletWebServerApplicationContext services(
            StandaloneSettings settings, Catalogue catalogue, TlsIdentity identity, HikariDataSource source) {
        SpringApplication application = new SpringApplication(StandaloneApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties(settings, identity));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(DataFolder.class, settings::folder);
            beans.registerBean(Media.class, settings::media);
            beans.registerBean(Catalogue.class, () -> catalogue);
            beans.registerBean(
                    "dataSource", DataSource.class, () -> source, definition -> definition.setDestroyMethodName(""));
        });
        return (ServletWebServerApplicationContext) application.run();
    }

    private static Map<String, Object> properties(StandaloneSettings settings, TlsIdentity identity) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.port());
        properties.put("server.address", settings.bind());
        properties.put("server.ssl.key-store", identity.keyStore().toString());
        properties.put("server.ssl.key-store-type", "PKCS12");
        properties.put("server.ssl.key-store-password", identity.password());
        properties.put("server.ssl.key-alias", TlsIdentity.ALIAS);
        properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        properties.put(
                "spring.servlet.multipart.location",
                settings.folder().work().resolve("uploads").toString());
        properties.put(
                "logging.file.name",
                settings.folder().logs().resolve("tangthu.log").toString());
        return properties;
    }

    /** Files under way when an earlier run was killed: their documents are in the queue or were never acknowledged. */
    private static void sweep(Path work) throws IOException {
        try (var files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(work)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.createDirectories(work.resolve("uploads"));
        Files.createDirectories(work.resolve("reading"));
    }

    /** A medium is prepared once, at the first start; later an empty folder means that the disk is not there. */
    private static void initialise(DataFolder folder, String name, Path medium) throws IOException {
        String address =
                Sha256.of(medium.toString().getBytes(StandardCharsets.UTF_8)).hex();
        Path known = folder.secrets().resolve(name + "-" + address.substring(0, 8));
        if (Files.exists(known)) {
            return;
        }
        new FilesystemObjectStore(name, medium, 0).initialise();
        Files.writeString(known, medium + "\n", StandardCharsets.UTF_8);
    }
}
