package vn.tangthu.standalone;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.wiring.AnchorPlaces;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.AuditedRepairs;
import vn.tangthu.wiring.CommandLineActs;
import vn.tangthu.wiring.FolderLock;
import vn.tangthu.wiring.StartRefusedException;

/** The data folder of a standalone installation that does not run, opened to be moved: nobody else writes meanwhile. */
public final class StoppedArchive implements AutoCloseable {
    /** Options that name the folder and the media, as {@code ./tangthu start} knows them. */
    public static final Set<String> OPTIONS = Set.of("data", "medium1", "medium2");

    private final DataFolder folder;
    private final FolderLock lock;
    private final PostgresServer postgres;
    private final HikariDataSource source;
    private final Media media;
    private final MirroredObjectStore store;

    private StoppedArchive(
            DataFolder folder, FolderLock lock, PostgresServer postgres, HikariDataSource source, Media media) {
        this.folder = folder;
        this.lock = lock;
        this.postgres = postgres;
        this.source = source;
        this.media = media;
        AuditTrail trail = new PostgresAuditTrail(source, Clock.systemUTC());
        UnitCode root = CommandLineActs.root(new PostgresUnits(source, Clock.systemUTC()).tree());
        this.store = MediaConfiguration.mirror(media, new AuditedRepairs(trail, root));
    }

    /** @throws StartRefusedException if there are no data, they are not ours or were moved, or the server runs on them */
    public static StoppedArchive open(Arguments options) throws IOException, SQLException, InterruptedException {
        DataFolder folder = new DataFolder(Path.of(options.require("data")));
        CommandDatabase.requireOwned(folder);
        folder.moveMarks().requireNotMoved();
        FolderLock lock = FolderLock.tryTake(folder.lock());
        if (lock == null) {
            throw new StartRefusedException(
                    "Tàng Thư đang chạy trên thư mục " + folder.root() + "; hãy dừng nó trước.",
                    "Tàng Thư is running on folder " + folder.root() + "; stop it first.");
        }
        PostgresServer postgres = PostgresServer.start(folder);
        try {
            Databases databases = new Databases(folder, postgres.port());
            databases.prepare();
            return new StoppedArchive(folder, lock, postgres, databases.open(4), Media.of(folder, options));
        } catch (SQLException | RuntimeException e) {
            postgres.close();
            lock.close();
            throw e;
        }
    }

    /** Connections of the application's role. */
    public DataSource database() {
        return source;
    }

    /** Both media; a damaged copy is mended from the other, and the trail says so. */
    public ObjectStore store() {
        return store;
    }

    public AnchorPlaces anchors() {
        return media.anchors();
    }

    /** Where a move went of which it is not known whether it took place. */
    public Optional<String> unfinishedMove() throws IOException {
        return folder.moveMarks().unfinished();
    }

    /** Right before the last step of a move: from now on no server starts on the folder. Durable. */
    public void moving(String where) throws IOException {
        folder.moveMarks().begin(where);
    }

    /** The archive is there; no server starts on the folder any more. Durable; may be done again. */
    public void moved(String where) throws IOException {
        folder.moveMarks().end(where);
    }

    @Override
    public void close() throws IOException {
        store.close();
        source.close();
        postgres.close();
        lock.close();
    }
}
