package vn.tangthu.distributed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.StoreCopy;
import vn.tangthu.archive.postgres.DatabaseCopy;
import vn.tangthu.archive.postgres.DatabaseCopy.Outcome;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Program;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.distributed.settings.SettingsFile;
import vn.tangthu.standalone.StoppedArchive;
import vn.tangthu.wiring.AnchorPlaces;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.AuditAnchors;
import vn.tangthu.wiring.AuditVerification;
import vn.tangthu.wiring.AuditedRepairs;
import vn.tangthu.wiring.CommandLineActs;
import vn.tangthu.wiring.StartRefusedException;

/**
 * {@code migrate}: moves a standalone archive into an empty distributed one. Objects go first, each into two verified copies;
 * then the database in one transaction, compared byte by byte; the index is filled by the services. Until the commit of that
 * transaction the old archive can be used as before. A mark in its folder, written right before the commit, keeps its server
 * from starting until it is known whether the commit took place. However a move was interrupted, it is taken up by running
 * the command again.
 */
final class MigrateCommand {
    private static final int BROKEN_TRAIL = 3;

    /** No sort of a table and no check of its references takes so long; a network that swallows everything does. */
    private static final Duration SILENCE = Duration.ofHours(1);

    private final StoppedArchive archive;
    private final Settings settings;
    private final DatabaseCopy database;
    private final String where;
    private final boolean despiteLosses;
    private final PrintStream out;

    private MigrateCommand(
            StoppedArchive archive,
            Settings settings,
            DatabaseCopy database,
            String where,
            boolean despiteLosses,
            PrintStream out) {
        this.archive = archive;
        this.settings = settings;
        this.database = database;
        this.where = where;
        this.despiteLosses = despiteLosses;
        this.out = out;
    }

    static int run(List<String> arguments, PrintStream out) throws IOException, SQLException, InterruptedException {
        Set<String> known = new HashSet<>(StoppedArchive.OPTIONS);
        known.addAll(Set.of("config", "owner-config"));
        Arguments options = new Arguments(arguments, known, Set.of("despite-losses"));
        Settings settings = SettingsFile.read(Program.INGEST, Path.of(options.require("config")));
        Settings owner = SettingsFile.read(Program.OWNER, Path.of(options.require("owner-config")));
        try (StoppedArchive archive = StoppedArchive.open(options)) {
            int trail = AuditVerification.run(
                    new PostgresAuditTrail(archive.database(), Clock.systemUTC()), archive.anchors(), out);
            if (trail != 0) {
                return BROKEN_TRAIL;
            }
            DataSource target = PrepareDatabaseCommand.prepare(owner, SILENCE, out);
            DatabaseCopy database = new DatabaseCopy(archive.database(), target, Clock.systemUTC());
            String where = new DatabaseConnections(owner).address() + "/" + owner.get(Keys.DATABASE_NAME);
            new MigrateCommand(archive, settings, database, where, options.has("despite-losses"), out).move();
        } catch (IOException | SQLException | DataAccessException | StoreCopy.BrokenOffException e) {
            throw new StartRefusedException(
                    "Việc chuyển bị ngắt (" + e + "). Sửa rồi chạy lại lệnh này: lệnh sẽ làm tiếp.",
                    "The move was broken off (" + e + "). Mend that and run this command again: it goes on.",
                    e);
        }
        return 0;
    }

    private void move() throws IOException, SQLException {
        requireNoOtherMove();
        Optional<Outcome> obstacle = database.obstacle();
        switch (obstacle.isPresent() ? obstacle.get() : copy()) {
            case Outcome.Copied(Map<String, Long> rows) ->
                rows.forEach((table, count) -> out.println("  " + table + ": " + count));
            case Outcome.AlreadyThere there ->
                out.println("Dữ liệu đã ở đó từ lần chạy trước. / The data are there since the command ran before.");
            case Outcome.Refused refused -> throw refusal(refused);
        }
        archive.moved(where);
        out.println("Đã chuyển xong. Khởi động các dịch vụ: chỉ mục sẽ tự được lập lại, tìm kiếm cho biết đến đâu.");
        out.println("Moved. Start the services: they fill the index by themselves, and searches say how far it is.");
    }

    private void requireNoOtherMove() throws IOException {
        archive.unfinishedMove().filter(begun -> !begun.equals(where)).ifPresent(begun -> {
            throw new StartRefusedException(
                    "Một lần chuyển đến " + begun + " chưa xong và có thể đã thành; lần này lại đến " + where
                            + ". Làm nốt lần trước; hoặc xóa cơ sở dữ liệu ấy, rồi xóa tệp moving-to trong thư mục dữ liệu.",
                    "A move to " + begun + " has not ended and may have taken place; this one goes to " + where
                            + ". Finish that one; or drop that database, then remove the file moving-to in the data folder.");
        });
    }

    private Outcome copy() throws IOException, SQLException {
        Path folder = Files.createDirectories(settings.get(Keys.ANCHOR_FOLDER));
        AnchorPlaces anchors = IngestConfiguration.anchors(folder);
        AuditAnchors.foreign(archive.anchors(), anchors).ifPresent(file -> {
            throw new StartRefusedException(
                    "Tệp " + file + " thuộc về một kho lưu trữ khác; chọn thư mục audit.anchor-folder trống.",
                    "The file " + file + " belongs to another archive; choose an empty folder as audit.anchor-folder.");
        });
        return database.run(new MigrateLastSteps(objects(), anchors));
    }

    /** What is done when the rows are there, before the commit. */
    private final class MigrateLastSteps implements DatabaseCopy.Handover {
        private final StoreCopy.Progress objects;
        private final AnchorPlaces anchors;

        MigrateLastSteps(StoreCopy.Progress objects, AnchorPlaces anchors) {
            this.objects = objects;
            this.anchors = anchors;
        }

        @Override
        public AuditEvent entry(Outcome.Copied copied) {
            Map<String, String> detail = Map.of(
                    "documents", String.valueOf(copied.rows().get("documents")),
                    "objects", Long.toString(objects.objects()),
                    "bytes", Long.toString(objects.bytes()),
                    "unreadable", Integer.toString(objects.unreadable().size()));
            return new AuditEvent(
                    CommandLineActs.of(new PostgresUnits(archive.database(), Clock.systemUTC()).tree()),
                    Action.MOVED,
                    "archive",
                    detail);
        }

        @Override
        public void beforeCommit() throws IOException {
            AuditAnchors.carry(archive.anchors(), anchors);
            archive.moving(where);
        }
    }

    private StoreCopy.Progress objects() throws SQLException {
        Stores stores = new Stores(settings);
        AuditedRepairs repairs = new AuditedRepairs(
                new PostgresAuditTrail(archive.database(), Clock.systemUTC()),
                CommandLineActs.root(new PostgresUnits(archive.database(), Clock.systemUTC()).tree()));
        try (MirroredObjectStore mirror = new MirroredObjectStore(stores.first(), stores.second(), repairs)) {
            StoreCopy copy = new StoreCopy(archive.store(), mirror);
            try (copy) {
                MoveProgress shown = new MoveProgress(copy, out, Clock.systemUTC());
                database.referenced(digest -> {
                    copy.copy(digest);
                    return shown.goOn();
                });
            }
            StoreCopy.Progress progress = copy.progress();
            MoveProgress.print(progress, out);
            requireComplete(progress);
            return progress;
        }
    }

    private void requireComplete(StoreCopy.Progress progress) {
        if (progress.failures().isEmpty()
                && progress.objects() + progress.unreadable().size() != progress.asked()) {
            throw new IllegalStateException("Not every object was accounted for: " + progress);
        }
        if (!progress.failures().isEmpty()) {
            String why = progress.failures().getFirst().store() + ": "
                    + progress.failures().getFirst().detail();
            throw new StartRefusedException(
                    "Kho đích không nhận được đủ hai bản (" + why
                            + "). Chưa có gì thay đổi; sửa rồi chạy lại lệnh này.",
                    "The new stores did not take two copies (" + why
                            + "). Nothing has changed; mend that and run this again.");
        }
        progress.unreadable().forEach(digest -> out.println("! " + digest));
        if (!progress.unreadable().isEmpty() && !despiteLosses) {
            throw new StartRefusedException(
                    progress.unreadable().size()
                            + " tệp (SHA-256 ở trên) không còn bản nào tốt trên cả hai phương tiện. Phục hồi chúng, hoặc"
                            + " chấp nhận bằng --despite-losses; chưa có gì thay đổi.",
                    progress.unreadable().size()
                            + " objects (SHA-256 above) have no good copy on either medium. Restore them, or accept that"
                            + " with --despite-losses; nothing has changed.");
        }
    }

    private static StartRefusedException refusal(Outcome.Refused outcome) {
        return switch (outcome) {
            case Outcome.NotEmpty(String table) ->
                new StartRefusedException(
                        "Cơ sở dữ liệu đích không trống (bảng " + table
                                + "). Chuyển vào một cơ sở dữ liệu mới tạo; không chạy prepare-database trước.",
                        "The target database is not empty (table " + table
                                + "). Move into one that was just created; do not run prepare-database before.");
            case Outcome.OtherSchema other ->
                new StartRefusedException(
                        "Hai cơ sở dữ liệu không cùng phiên bản: " + other,
                        "The two databases are not of the same version: " + other);
            case Outcome.ServicesRunning running ->
                new StartRefusedException(
                        "Còn dịch vụ đang làm việc trên cơ sở dữ liệu đích; hãy dừng chúng.",
                        "Services still work on the target database; stop them.");
            case Outcome.Differs(String table) ->
                new StartRefusedException(
                        "Bảng " + table + " đọc lại không giống bản gốc; đã hoàn tác, kho cũ còn nguyên.",
                        "Table " + table
                                + " read back differs from the original; undone, the old archive is untouched.");
        };
    }
}
