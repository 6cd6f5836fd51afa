package vn.tangthu.distributed;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.s3.S3Exception;
import vn.tangthu.archive.s3.S3Limits;
import vn.tangthu.archive.s3.S3ObjectStore;
import vn.tangthu.archive.s3.S3Settings;
import vn.tangthu.archive.s3.StoreConformance;
import vn.tangthu.archive.s3.StoreGuarantees;
import vn.tangthu.archive.s3.TlsFiles;
import vn.tangthu.archive.s3.Trouble;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Setting;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.wiring.FolderCheck;
import vn.tangthu.wiring.StartRefusedException;

/** The two stores of the configuration. They bear the names of the standalone profile's, so that receipts stay true. */
final class Stores {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    /** One of the two is missing for a while: the other serves, and receipts wait. */
    private static final Set<Trouble> PASSES =
            Set.of(Trouble.UNREACHABLE, Trouble.STALLED, Trouble.BROKEN_OFF, Trouble.BUSY, Trouble.FULL);

    /** What servers that know no regions want in signatures. */
    private static final String REGION = "us-east-1";

    private static final Place FIRST =
            new Place("medium-1", Keys.FIRST_STORE, Keys.FIRST_BUCKET, Keys.FIRST_CREDENTIALS, Keys.FIRST_METRICS);
    private static final Place SECOND =
            new Place("medium-2", Keys.SECOND_STORE, Keys.SECOND_BUCKET, Keys.SECOND_CREDENTIALS, Keys.SECOND_METRICS);

    private final Settings settings;

    Stores(Settings settings) {
        this.settings = settings;
    }

    /** The keys of one store. */
    private record Place(
            String name,
            Setting<URI> address,
            Setting<String> bucket,
            Setting<Path> credentials,
            Setting<URI> metrics) {}

    /**
     * Says in the log what the store guarantees, or that it could not be asked.
     *
     * @throws StartRefusedException if the first store is there and is not this medium of this archive, or gives back something
     *     else than was written
     */
    ObjectStore first() {
        return open(FIRST);
    }

    /** As {@link #first}. */
    ObjectStore second() {
        return open(SECOND);
    }

    /** Sets both up when an archive is founded, or one when it was replaced; does nothing to one that is set up. */
    void initialise() throws IOException {
        for (Place place : List.of(FIRST, SECOND)) {
            S3Settings remote = remote(place);
            if (remote == null) {
                folder(place).initialise();
            } else {
                initialise(remote);
            }
        }
    }

    /**
     * Says in words what the first store guarantees.
     *
     * @param custodian credentials of somebody who may do more than the services, or null
     * @return whether it can be used
     */
    boolean checkFirst(@Nullable Path custodian, PrintStream out) {
        return check(FIRST, custodian, out);
    }

    /** As {@link #checkFirst}. */
    boolean checkSecond(@Nullable Path custodian, PrintStream out) {
        return check(SECOND, custodian, out);
    }

    private boolean check(Place place, @Nullable Path custodian, PrintStream out) {
        S3Settings remote = remote(place);
        if (remote == null) {
            return new FolderCheck(place.name, path(place), reserve()).run(out);
        }
        out.println(remote.name() + "  " + remote.endpoint() + "  " + remote.bucket());
        return new StoreConformance(remote, custodian).run(out);
    }

    private static void initialise(S3Settings remote) {
        try (S3ObjectStore store = S3ObjectStore.open(remote)) {
            store.initialise();
        } catch (S3Exception e) {
            throw refused(e);
        }
    }

    private ObjectStore open(Place place) {
        S3Settings remote = remote(place);
        if (remote == null) {
            return folder(place);
        }
        try {
            return checked(S3ObjectStore.open(remote));
        } catch (S3Exception e) {
            throw refused(e);
        }
    }

    private static S3ObjectStore checked(S3ObjectStore store) throws S3Exception {
        try {
            StoreGuarantees found = store.guarantees();
            found.sentences().forEach(sentence -> LOG.info("{}", sentence));
            found.lack().ifPresent(lack -> {
                throw new StartRefusedException(lack.vietnamese(), lack.english());
            });
            return store;
        } catch (S3Exception e) {
            if (PASSES.contains(e.trouble())) {
                LOG.warn("Chưa kiểm tra được kho / the store was not checked: {}", e.sentence());
                return store;
            }
            store.close();
            throw e;
        } catch (StartRefusedException e) {
            store.close();
            throw e;
        }
    }

    private FilesystemObjectStore folder(Place place) {
        return new FilesystemObjectStore(place.name, path(place), reserve());
    }

    private Path path(Place place) {
        return Path.of(settings.get(place.address));
    }

    private @Nullable S3Settings remote(Place place) {
        URI address = settings.get(place.address);
        if ("file".equals(address.getScheme())) {
            return null;
        }
        Path credentials = settings.find(place.credentials)
                .orElseThrow(() -> new StartRefusedException(
                        "Thiếu " + place.credentials.key() + " cho " + address + ".",
                        place.credentials.key() + " is missing for " + address + "."));
        TlsFiles tls = "https".equals(address.getScheme())
                ? new TlsFiles(
                        settings.get(Keys.TLS_AUTHORITY),
                        settings.get(Keys.TLS_CERTIFICATE),
                        settings.get(Keys.TLS_KEY))
                : null;
        return new S3Settings(
                place.name,
                address,
                REGION,
                settings.get(place.bucket),
                settings.get(Keys.STORE_INSTALLATION),
                credentials,
                tls,
                settings.find(place.metrics).orElse(null),
                reserve(),
                S3Limits.defaults());
    }

    private long reserve() {
        return settings.get(Keys.STORE_RESERVE).toBytes();
    }

    private static StartRefusedException refused(S3Exception e) {
        return new StartRefusedException(e.sentence().vietnamese(), e.sentence().english(), e);
    }
}
