package vn.tangthu.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.FolderLock;
import vn.tangthu.wiring.StartRefusedException;

/** {@code ./tangthu start}: runs until it is told to stop. */
final class StartCommand {
    private StartCommand() {}

    static int run(List<String> arguments, PrintStream out) throws Exception {
        Arguments options = new Arguments(
                arguments,
                Set.of("data", "port", "medium1", "medium2", "bind", "reserve", "catalogue"),
                Set.of("demo"));
        DataFolder folder = new DataFolder(Path.of(options.get("data", "data")));
        boolean fresh = !Files.exists(folder.postgres());
        StandaloneSettings settings = new StandaloneSettings(
                folder,
                Media.of(folder, options),
                catalogue(options),
                options.number("port", 8443, 0, 65535),
                options.get("bind", "127.0.0.1"),
                options.has("demo") && fresh);
        folder.prepare();
        try (FolderLock lock = FolderLock.tryTake(folder.lock())) {
            if (lock == null) {
                throw alreadyRunning(folder);
            }
            folder.moveMarks().requireNone();
            if (options.has("demo") && !fresh) {
                out.println(
                        "Thư mục đã có dữ liệu, bỏ qua --demo. / The folder holds data already; --demo is left out.");
            }
            return run(settings, lock, out);
        }
    }

    static @Nullable Path catalogue(Arguments options) {
        String own = options.get("catalogue");
        return own == null ? null : Path.of(own);
    }

    private static int run(StandaloneSettings settings, FolderLock lock, PrintStream out) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(stop, stopped), "stop"));
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            lock.describe("pid " + ProcessHandle.current().pid() + ", " + server.address());
            server.announce(out);
            stop.await();
            out.println("Đang dừng… / Stopping…");
        } catch (ApplicationContextException e) {
            throw portInUse(e).map(ignored -> portRefused(settings)).orElseThrow(() -> e);
        } finally {
            stopped.countDown();
        }
        out.println("Đã dừng. / Stopped.");
        return 0;
    }

    /** Ctrl-C and SIGTERM end here: the program ends when everything is closed. */
    private static void awaitStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StartRefusedException alreadyRunning(DataFolder folder) throws IOException {
        String who = Files.readString(folder.lock()).strip();
        return new StartRefusedException(
                "Tàng Thư đang chạy trên thư mục " + folder.root() + " (" + who + ").",
                "Tàng Thư is already running on folder " + folder.root() + " (" + who + ").");
    }

    private static Optional<PortInUseException> portInUse(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static StartRefusedException portRefused(StandaloneSettings settings) {
        return new StartRefusedException(
                "Cổng " + settings.port() + " đang được dùng; chọn cổng khác với --port.",
                "Port " + settings.port() + " is in use; choose another with --port.");
    }
}
