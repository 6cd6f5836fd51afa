package vn.tangthu.distributed;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.wiring.Housekeeping;
import vn.tangthu.wiring.SiteCatalogue;
import vn.tangthu.wiring.StartRefusedException;

/** One running service: its folder and its place at the database first, then the application. */
final class ServiceProcess implements AutoCloseable {
    private final Settings settings;
    private final WorkFolder folder;
    private final PresenceWatch presence;
    private final HikariDataSource source;
    private final ServletWebServerApplicationContext context;
    private final Housekeeping housekeeping;

    private ServiceProcess(
            Settings settings,
            WorkFolder folder,
            PresenceWatch presence,
            HikariDataSource source,
            ServletWebServerApplicationContext context) {
        this.settings = settings;
        this.folder = folder;
        this.presence = presence;
        this.source = source;
        this.context = context;
        housekeeping = new Housekeeping(context, settings.get(Keys.NAME_OF_PROCESS));
    }

    /**
     * @param end called once if the service may no longer work: see {@link #refusal}
     * @throws StartRefusedException with a sentence that says what to do
     */
    static ServiceProcess start(Settings settings, Clock clock, Runnable end) throws IOException, SQLException {
        Catalogue catalogue =
                SiteCatalogue.load(settings.find(Keys.CATALOGUE_FOLDER).orElse(null));
        DatabaseConnections connections = new DatabaseConnections(settings);
        try (Undo undo = new Undo()) {
            WorkFolder folder = undo.add(WorkFolder.take(settings.get(Keys.WORK_FOLDER)));
            PresenceWatch presence = undo.add(PresenceWatch.enter(
                    settings.get(Keys.NAME_OF_PROCESS),
                    connections.presence(),
                    new ConnectionTrouble("PostgreSQL", connections.address(), clock),
                    clock));
            HikariDataSource source = undo.add(connections.pool());
            ServletWebServerApplicationContext context = undo.add(application(settings, catalogue, presence, source));
            ServiceProcess service = new ServiceProcess(settings, folder, presence, source, context);
            service.housekeeping.started();
            presence.watch(end);
            undo.keep();
            return service;
        }
    }

    String address() {
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        return "https://" + settings.get(Keys.LISTEN_ADDRESS) + ":" + port;
    }

    /** Why the service may no longer work, if that is so. */
    Optional<StartRefusedException> refusal() {
        return presence.refusal();
    }

    @Override
    public void close() throws IOException {
        housekeeping.stopping();
        context.close();
        source.close();
        presence.close();
        folder.close();
    }

    private static ServletWebServerApplicationContext application(
            Settings settings, Catalogue catalogue, PresenceWatch presence, HikariDataSource source) {
        Class<?> main = settings.program() == Program.INGEST ? IngestApplication.class : SearchApplication.class;
        SpringApplication application = new SpringApplication(main);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(WebProperties.of(settings));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> settings);
            beans.registerBean(Catalogue.class, () -> catalogue);
            beans.registerBean(PresenceWatch.class, () -> presence, definition -> definition.setDestroyMethodName(""));
            beans.registerBean(
                    "dataSource", DataSource.class, () -> source, definition -> definition.setDestroyMethodName(""));
        });
        try {
            return (ServletWebServerApplicationContext) application.run();
        } catch (BeansException e) {
            // A part that refuses the start says why; what stands around it does not.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StartRefusedException refused) {
                    throw refused;
                }
            }
            throw e;
        }
    }
}
