package vn.tangthu.standalone;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tangthu.wiring.FolderLock;
import vn.tangthu.wiring.StartRefusedException;

/** The database for a command: that of the server that runs on the folder, or one started for the command's time. */
final class CommandDatabase implements AutoCloseable {
    private final @Nullable PostgresServer own;
    private final @Nullable FolderLock lock;
    private final HikariDataSource source;

    private CommandDatabase(@Nullable PostgresServer own, @Nullable FolderLock lock, HikariDataSource source) {
        this.own = own;
        this.lock = lock;
        this.source = source;
    }

    static CommandDatabase open(DataFolder folder) throws IOException, SQLException, InterruptedException {
        requireOwned(folder);
        FolderLock lock = FolderLock.tryTake(folder.lock());
        if (lock == null) {
            Optional<Integer> port = PostgresServer.runningPort(folder);
            if (port.isEmpty()) {
                throw new StartRefusedException(
                        "Máy chủ đang khởi động hoặc đang dừng; hãy thử lại sau ít giây.",
                        "The server is starting or stopping; try again in some seconds.");
            }
            return new CommandDatabase(null, null, new Databases(folder, port.get()).open(2));
        }
        PostgresServer server = PostgresServer.start(folder);
        Databases databases = new Databases(folder, server.port());
        databases.prepare();
        return new CommandDatabase(server, lock, databases.open(2));
    }

    /** @throws StartRefusedException if there are no data in the folder, or not ours */
    static void requireOwned(DataFolder folder) {
        if (!Files.exists(folder.postgres())) {
            throw new StartRefusedException(
                    "Thư mục " + folder.root()
                            + " chưa có dữ liệu. Hãy chạy ./tangthu start trước, hoặc chỉ đúng --data.",
                    "Folder " + folder.root() + " holds no data. Run ./tangthu start first, or name the right --data.");
        }
        if (!Files.isReadable(folder.secrets().resolve("database-superuser"))) {
            throw new StartRefusedException(
                    "Lệnh này phải do chủ sở hữu của thư mục dữ liệu chạy.",
                    "This command must be run by the owner of the data folder.");
        }
    }

    HikariDataSource source() {
        return source;
    }

    @Override
    public void close() throws IOException {
        source.close();
        if (own != null) {
            own.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
