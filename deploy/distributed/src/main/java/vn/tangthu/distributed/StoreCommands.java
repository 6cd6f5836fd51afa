package vn.tangthu.distributed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.wiring.Arguments;

/** Commands about the two stores, with the configuration of an ingest service. */
final class StoreCommands {
    private StoreCommands() {}

    /** Sets the stores up: when the archive is founded, or when one of them was replaced. */
    static int prepare(List<String> arguments, PrintStream out) throws IOException {
        stores(new Arguments(arguments, Set.of("config"), Set.of())).initialise();
        out.println("Hai kho đã sẵn sàng / both stores are set up.");
        return 0;
    }

    /**
     * Says in words which guarantees each store gives; exit code 1 if one lacks what the archive needs. The options
     * {@code first-keys} and {@code second-keys} name credentials files of somebody who may make buckets and set locks.
     */
    static int check(List<String> arguments, PrintStream out) {
        Arguments options = new Arguments(arguments, Set.of("config", "first-keys", "second-keys"), Set.of());
        Stores stores = stores(options);
        boolean first = stores.checkFirst(file(options, "first-keys"), out);
        boolean second = stores.checkSecond(file(options, "second-keys"), out);
        return first && second ? 0 : 1;
    }

    private static @Nullable Path file(Arguments options, String name) {
        String file = options.get(name);
        return file == null ? null : Path.of(file).toAbsolutePath();
    }

    private static Stores stores(Arguments options) {
        return new Stores(SettingsFile.read(Program.INGEST, Path.of(options.require("config"))));
    }
}
