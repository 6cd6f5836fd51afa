package vn.tangthu.distributed;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.postgres.Installation;
import vn.tangthu.archive.postgres.ServicePresence;
import vn.tangthu.archive.postgres.ServicePresence.Standing;
import vn.tangthu.wiring.ProductVersion;
import vn.tangthu.wiring.StartRefusedException;

/**
 * Keeps a service's place at the database, and ends the service if it may no longer work: after the database was away it
 * may be prepared for another version.
 */
final class PresenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceWatch.class);
    private static final Duration PACE = Duration.ofSeconds(5);
    /** Leases are compared with each machine's own clock: more than this, and work would be done twice. */
    private static final Duration MOST_SKEW = Duration.ofSeconds(20);
    /** A running service goes on with a warning up to here: a lease, after which all work counts as abandoned. */
    private static final Duration MOST_DRIFT = Duration.ofMinutes(1);

    private final ServicePresence presence;
    private final String name;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("presence").factory());
    private volatile @Nullable Duration skew;
    private volatile boolean held = true;
    private volatile @Nullable StartRefusedException refusal;

    private PresenceWatch(ServicePresence presence, String name) {
        this.presence = presence;
        this.name = name;
    }

    /** @throws StartRefusedException if the service may not work, with a sentence that says what to do */
    static PresenceWatch enter(String name, DataSource source, ConnectionTrouble trouble, Clock clock)
            throws SQLException {
        ServicePresence presence =
                new ServicePresence(source, name, Installation.needed(ProductVersion.current()), clock, MOST_SKEW);
        PresenceWatch watch = new PresenceWatch(presence, name);
        try {
            Standing standing = presence.check();
            Optional<StartRefusedException> refused = watch.refusal(standing);
            if (refused.isPresent()) {
                presence.close();
                throw refused.get();
            }
            return watch;
        } catch (SQLException e) {
            presence.close();
            throw trouble.refusal(e);
        }
    }

    /** @param end called once if the service may no longer work */
    void watch(Runnable end) {
        var unused =
                thread.scheduleWithFixedDelay(() -> look(end), PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Runnable end) {
        try {
            Standing standing = presence.check();
            held = true;
            if (standing instanceof Standing.ClockSkew(Duration ahead)) {
                skew = ahead;
                if (ahead.abs().compareTo(MOST_DRIFT) < 0) {
                    return;
                }
            } else {
                skew = null;
            }
            refusal(standing).ifPresent(reason -> {
                LOG.error("{}", reason.getMessage());
                refusal = reason;
                thread.shutdown();
                end.run();
            });
        } catch (SQLException e) {
            held = false;
            LOG.warn("The database does not answer: SQL state {}", e.getSQLState());
        } catch (RuntimeException e) {
            held = false;
            LOG.warn("The place at the database could not be looked at", e);
        }
    }

    /** How far this machine's clock is ahead of the database's, if that is too far. */
    @Nullable
    Duration skew() {
        return skew;
    }

    /** Whether the place at the database was held when it was last looked at. */
    boolean held() {
        return held;
    }

    Optional<StartRefusedException> refusal() {
        return Optional.ofNullable(refusal);
    }

    private Optional<StartRefusedException> refusal(Standing standing) {
        return switch (standing) {
            case Standing.Present present -> Optional.empty();
            case Standing.SchemaChanging changing ->
                refused(
                        "Cơ sở dữ liệu đang được chuẩn bị (prepare-database). Khởi động lại dịch vụ khi xong.",
                        "The database is being prepared (prepare-database). Start the service again when that is done.");
            case Standing.NotPrepared notPrepared ->
                refused(
                        "Cơ sở dữ liệu chưa được chuẩn bị. Chạy prepare-database một lần với vai trò chủ sở hữu.",
                        "The database is not prepared. Run prepare-database once, as its owner.");
            case Standing.NameTaken taken ->
                refused(
                        "Một tiến trình tên " + name + " đang chạy. Đặt name khác, hoặc dừng tiến trình kia.",
                        "A process named " + name + " runs already. Give this one another name, or stop the other.");
            case Standing.OtherVersion(Installation found, Installation needed) -> otherVersion(found, needed);
            case Standing.ClockSkew(Duration ahead) -> clock(ahead);
        };
    }

    private static Optional<StartRefusedException> otherVersion(Installation found, Installation needed) {
        String theirs = found.productVersion() + " (schema " + found.schemaVersion() + ")";
        String ours = needed.productVersion() + " (schema " + needed.schemaVersion() + ")";
        return refused(
                "Cơ sở dữ liệu dành cho phiên bản " + theirs + ", chương trình này là " + ours
                        + ". Cài đúng phiên bản đó trên máy này; hoặc dừng mọi dịch vụ, chạy prepare-database của phiên bản"
                        + " này, rồi khởi động lại tất cả bằng phiên bản này.",
                "The database is prepared for version " + theirs + ", this program is " + ours
                        + ". Install that version on this machine; or stop all services, run this version's"
                        + " prepare-database, and start all of them again with this version.");
    }

    private static Optional<StartRefusedException> clock(Duration ahead) {
        String time = ahead.abs().toMinutes() > 0
                ? ahead.abs().toMinutes() + " min"
                : ahead.abs().toSeconds() + " s";
        boolean fast = !ahead.isNegative();
        return refused(
                "Đồng hồ máy này " + (fast ? "nhanh" : "chậm") + " hơn đồng hồ máy cơ sở dữ liệu " + time
                        + ". Chỉnh đồng hồ (ví dụ chrony) rồi khởi động lại.",
                "This machine's clock is " + time + (fast ? " ahead of" : " behind") + " the database machine's. Set it"
                        + " (with chrony, for example) and start again.");
    }

    private static Optional<StartRefusedException> refused(String vi, String en) {
        return Optional.of(new StartRefusedException(vi, en));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            presence.close();
        } catch (SQLException e) {
            LOG.warn("The place at the database could not be left: SQL state {}", e.getSQLState());
        }
    }
}
