package vn.tangthu.distributed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.tangthu.archive.s3.S3Settings;
import vn.tangthu.archive.s3.StoreConformance;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.wiring.Arguments;

/** Commands about the two stores, with the configuration of an ingest service. */
final class StoreCommands {
    private StoreCommands() {}

    /** Sets the stores up: when the archive is founded, or when one of them was replaced. */
    static int prepare(List<String> arguments, PrintStream out) throws IOException {
        stores(arguments).initialise();
        out.println("Hai kho đã sẵn sàng / both stores are set up.");
        return 0;
    }

    /** Says in words which guarantees each store gives; exit code 1 if one lacks what the archive needs. */
    static int check(List<String> arguments, PrintStream out) {
        boolean good = true;
        for (S3Settings store : stores(arguments).remote()) {
            out.println(store.name() + "  " + store.endpoint() + "  " + store.bucket());
            good &= new StoreConformance(store, null).run(out);
        }
        return good ? 0 : 1;
    }

    private static Stores stores(List<String> arguments) {
        Arguments options = new Arguments(arguments, Set.of("config"), Set.of());
        return new Stores(SettingsFile.read(Program.INGEST, Path.of(options.require("config"))));
    }
}
