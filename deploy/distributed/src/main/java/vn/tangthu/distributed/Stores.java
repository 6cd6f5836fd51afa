package vn.tangthu.distributed;

import java.net.URI;
import java.nio.file.Path;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.wiring.StartRefusedException;

/** The two stores of the configuration. They bear the names of the standalone profile's, so that receipts stay true. */
final class Stores {
    private final Settings settings;

    Stores(Settings settings) {
        this.settings = settings;
    }

    ObjectStore first() {
        return open("medium-1", settings.get(Keys.FIRST_STORE));
    }

    ObjectStore second() {
        return open("medium-2", settings.get(Keys.SECOND_STORE));
    }

    private static ObjectStore open(String name, String address) {
        if (address.startsWith("file:")) {
            return new FilesystemObjectStore(name, Path.of(URI.create(address)), 0);
        }
        throw new StartRefusedException("Chưa hỗ trợ: " + address, "Not supported: " + address);
    }
}
