package vn.tangthu.distributed;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.postgres.Installation;
import vn.tangthu.archive.postgres.PostgresAuditTrail;
import vn.tangthu.archive.postgres.PostgresCaseFileDesk;
import vn.tangthu.archive.postgres.PostgresReadingDesk;
import vn.tangthu.archive.postgres.PostgresRecurringJobs;
import vn.tangthu.archive.postgres.PostgresUnits;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.ingest.work.WorkJobs;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.CommandLineActs;
import vn.tangthu.wiring.ProductVersion;
import vn.tangthu.wiring.StartRefusedException;

/** {@code rebuild-index}: begins a new index, which the ingest services fill while searches go on from the old one. */
final class RebuildIndexCommand {
    private final Clock clock = Clock.systemUTC();
    private final Settings settings;
    private final DataSource source;
    private final SearchEngine engine;
    private final PrintStream out;

    private RebuildIndexCommand(Settings settings, DataSource source, SearchEngine engine, PrintStream out) {
        this.settings = settings;
        this.source = source;
        this.engine = engine;
        this.out = out;
    }

    /** Exit code 1 while a rebuild is under way; it says how far it is. */
    static int run(List<String> arguments, PrintStream out) throws SQLException {
        Settings settings = OwnerCommands.settings(new Arguments(arguments, Set.of("config"), Set.of()));
        SplitServiceRules.check(settings);
        DataSource source = OwnerCommands.database(settings);
        checkVersion(source);
        try (SearchEngine engine = Engines.open(settings)) {
            return new RebuildIndexCommand(settings, source, engine, out).run();
        } catch (SearchUnavailableException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A program of another line might make an index that the services cannot read. */
    private static void checkVersion(DataSource source) throws SQLException {
        Installation needed = Installation.needed(ProductVersion.current());
        try (Connection connection = source.getConnection()) {
            Optional<Installation> found = Installation.read(connection);
            if (found.isEmpty() || !found.get().worksWith(needed)) {
                throw new StartRefusedException(
                        "Cơ sở dữ liệu không được chuẩn bị cho phiên bản " + needed.productVersion()
                                + "; hãy chạy lệnh này bằng phiên bản của các dịch vụ.",
                        "The database is not prepared for version " + needed.productVersion()
                                + "; run this command of the version that the services have.");
            }
        }
    }

    private int run() {
        if (engine.rebuilding()) {
            sayHowFar();
            return 1;
        }
        boolean fillsAnyway = engine.needsRebuild();
        new PostgresAuditTrail(source, clock)
                .append(new AuditEvent(
                        CommandLineActs.of(new PostgresUnits(source, clock).tree()),
                        Action.INDEX_REBUILD_ASKED,
                        "index:" + settings.get(Keys.SEARCH_INDEX),
                        Map.of()));
        engine.writer().beginRebuild();
        new PostgresRecurringJobs(source, clock).hurry(WorkJobs.INDEX_CHECK);
        sayBegun(fillsAnyway);
        return 0;
    }

    private void sayBegun(boolean fillsAnyway) {
        if (fillsAnyway) {
            out.println("Chỉ mục đang trống, mất hoặc cũ; các dịch vụ tiếp nhận đang chạy sẽ làm đầy nó. / The index is"
                    + " empty, lost or old; the ingest services that run fill it.");
            return;
        }
        out.println(
                "Đã bắt đầu một chỉ mục mới; các dịch vụ tiếp nhận đang chạy sẽ làm đầy nó, tìm kiếm vẫn dùng chỉ mục"
                        + " cũ cho đến lúc đó. Chạy lại lệnh này để xem đã đến đâu. / A new index has been begun; the ingest services"
                        + " that run fill it, and searches go on from the old one until it is full. Run this command again to see"
                        + " how far it is; the log of an ingest service says when it is full.");
    }

    private void sayHowFar() {
        AtomicLong there = new AtomicLong();
        engine.forEachDocument(id -> there.incrementAndGet());
        AtomicLong wanted = new AtomicLong();
        new PostgresReadingDesk(source, clock).forEachSearchable(document -> wanted.incrementAndGet());
        new PostgresCaseFileDesk(source, clock).forEachVersion((id, version) -> wanted.incrementAndGet());
        out.println("Đang lập lại chỉ mục rồi: chỉ mục mới đã có " + there + " trên " + wanted
                + " tài liệu và hồ sơ; không bắt đầu thêm. / The index is being rebuilt already: the new one has "
                + there
                + " of "
                + wanted + " documents and records; nothing more was begun.");
    }
}
