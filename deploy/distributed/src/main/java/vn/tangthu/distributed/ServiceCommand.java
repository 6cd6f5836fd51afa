package vn.tangthu.distributed;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.StartRefusedException;

/** {@code ingest-service} and {@code search-service}: run until they are told to stop, or may no longer work. */
final class ServiceCommand {
    private ServiceCommand() {}

    static int run(Program program, List<String> arguments, PrintStream out) throws Exception {
        Arguments options = new Arguments(arguments, Set.of("config"), Set.of());
        Settings settings = SettingsFile.read(program, Path.of(options.require("config")));
        SplitServiceRules.check(settings);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(stop, stopped), "stop"));
        try (ServiceProcess service = ServiceProcess.start(settings, Clock.systemUTC(), stop::countDown)) {
            out.println("Tàng Thư " + program.command() + " " + settings.get(Keys.NAME_OF_PROCESS)
                    + " sẵn sàng / is ready:  " + service.address());
            stop.await();
            service.refusal().ifPresent(reason -> {
                throw reason;
            });
        } catch (ApplicationContextException e) {
            throw inUse(e) ? portRefused(settings) : e;
        } finally {
            stopped.countDown();
        }
        out.println("Đã dừng. / Stopped.");
        return 0;
    }

    /** SIGTERM ends here: the program ends when everything is closed. */
    private static void awaitStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean inUse(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return true;
            }
        }
        return false;
    }

    private static StartRefusedException portRefused(Settings settings) {
        int port = settings.get(Keys.LISTEN_PORT);
        return new StartRefusedException(
                "Cổng " + port + " đang được dùng; chọn cổng khác trong listen.port.",
                "Port " + port + " is in use; choose another in listen.port.");
    }
}
