package vn.tangthu.distributed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
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
 * then the database in one transaction, compared byte by byte; the index is filled by the services. Until the last step the
 * old archive can be used as before, and an interrupted move is taken up by running the command again.
 */
final class MigrateCommand {
    private static final int BROKEN_TRAIL = 3;

    private final StoppedArchive archive;
    private final Settings settings;
    private final DataSource target;
    private final boolean despiteLosses;
    private final PrintStream out;

    private MigrateCommand(
            StoppedArchive archive, Settings settings, DataSource target, boolean despiteLosses, PrintStream out) {
        this.archive = archive;
        this.settings = settings;
        this.target = target;
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
            DataSource target = PrepareDatabaseCommand.prepare(owner, out);
            new MigrateCommand(archive, settings, target, options.has("despite-losses"), out).move();
        }
        return 0;
    }

    private void move() throws IOException, SQLException {
        AnchorPlaces anchors = IngestConfiguration.anchors(settings.get(Keys.ANCHOR_FOLDER));
        requireFresh(anchors);
        DatabaseCopy database = new DatabaseCopy(archive.database(), target);
        database.obstacle().ifPresent(obstacle -> {
            throw refused(obstacle);
        });
        StoreCopy.Progress objects = objects(database);
        Outcome outcome = database.run();
        if (!(outcome instanceof Outcome.Copied copied)) {
            throw refused(outcome);
        }
        copied.rows().forEach((table, rows) -> out.println("  " + table + ": " + rows));
        AuditAnchors.carry(archive.anchors(), anchors);
        note(objects, copied);
        archive.moved(new DatabaseConnections(settings).address());
        out.println("Đã chuyển xong. Khởi động các dịch vụ: chỉ mục sẽ tự được lập lại, tìm kiếm cho biết đến đâu.");
        out.println("Moved. Start the services: they fill the index by themselves, and searches say how far it is.");
    }

    private static void requireFresh(AnchorPlaces anchors) {
        for (AnchorPlaces.Place place : anchors.all()) {
            if (Files.exists(place.file())) {
                throw new StartRefusedException(
                        "Tệp " + place.file()
                                + " thuộc về một kho lưu trữ khác; chọn thư mục audit.anchor-folder trống.",
                        "The file " + place.file()
                                + " belongs to another archive; choose an empty folder as audit.anchor-folder.");
            }
        }
    }

    private StoreCopy.Progress objects(DatabaseCopy database) throws SQLException {
        Stores stores = new Stores(settings);
        AuditedRepairs repairs = new AuditedRepairs(
                new PostgresAuditTrail(archive.database(), Clock.systemUTC()),
                CommandLineActs.root(new PostgresUnits(archive.database()).tree()));
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

    /** The first entry that is the new archive's own. */
    private void note(StoreCopy.Progress objects, Outcome.Copied copied) {
        Map<String, String> detail = Map.of(
                "documents", String.valueOf(copied.rows().get("documents")),
                "objects", Long.toString(objects.objects()),
                "bytes", Long.toString(objects.bytes()),
                "unreadable", Integer.toString(objects.unreadable().size()));
        new PostgresAuditTrail(target, Clock.systemUTC())
                .append(new AuditEvent(
                        CommandLineActs.of(new PostgresUnits(target).tree()), Action.MOVED, "archive", detail));
    }

    private static StartRefusedException refused(Outcome outcome) {
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
            case Outcome.Copied copied -> throw new IllegalArgumentException("Not a refusal");
        };
    }
}
