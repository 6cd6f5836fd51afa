package vn.tangthu.archive.s3;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a service asks at its start. Nothing is left behind: ranges and the condition are tried on the marker, with the bytes that
 * it has, and something new is stored only where it can be removed.
 */
final class StartChecks {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final S3Settings settings;
    private final S3Connection connection;
    private final BucketMarker marker;
    private final WriteProbe probe;
    private final TrialObjects objects;

    /** @param marker looked at already */
    StartChecks(S3Settings settings, S3Connection connection, BucketMarker marker, WriteProbe probe) {
        this.settings = settings;
        this.connection = connection;
        this.marker = marker;
        this.probe = probe;
        this.objects = new TrialObjects(connection, settings.bucket(), "");
    }

    /** Takes two seconds at most; what is not known by then is said to be so. */
    StoreGuarantees make() {
        Map<Guarantee, Finding> found = new ConcurrentHashMap<>();
        Thread checks = Thread.ofVirtual().name("store-check").start(() -> {
            for (Guarantee guarantee : Guarantee.values()) {
                found.put(guarantee, finding(guarantee));
            }
        });
        try {
            boolean unused = checks.join(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Map<Guarantee, Finding> all = new EnumMap<>(Guarantee.class);
        for (Guarantee guarantee : Guarantee.values()) {
            all.put(guarantee, found.getOrDefault(guarantee, late()));
        }
        return new StoreGuarantees(settings.name() + " " + settings.endpoint(), all);
    }

    private static Finding late() {
        return Finding.unknown(
                "máy chủ chưa trả lời trong " + LIMIT.toSeconds() + " giây",
                "the server did not answer within " + LIMIT.toSeconds() + " seconds");
    }

    private Finding finding(Guarantee guarantee) {
        try {
            return switch (guarantee) {
                case READ_AFTER_WRITE -> readAfterWrite();
                case RANGE -> range();
                case CONDITIONAL_PUT -> conditionalPut();
                case VERSIONING -> versioning();
                case OBJECT_LOCK -> objectLock();
            };
        } catch (S3Exception e) {
            return Finding.failed(e);
        }
    }

    private Finding readAfterWrite() throws S3Exception {
        boolean versioned = marker.version() != null;
        boolean same = probe.make(versioned);
        if (versioned) {
            return Finding.unknown(
                    "bucket giữ phiên bản, thử ghi sẽ để lại tệp; lệnh check-store thử điều này",
                    "the bucket keeps versions, so a trial would leave an object there; check-store tries it");
        }
        return same
                ? Finding.held()
                : Finding.broken("đọc lại thấy nội dung khác", "what was read back is not what was written");
    }

    private Finding range() throws S3Exception {
        byte[] whole = mark();
        byte[] part = objects.range(BucketMarker.KEY, 3, 4);
        return Arrays.equals(part, Arrays.copyOfRange(whole, 3, 7))
                ? Finding.held()
                : Finding.broken("khoảng đọc được bị sai", "a range came back wrong");
    }

    /** A server that overlooks the condition writes the bytes that are there. */
    private Finding conditionalPut() throws S3Exception {
        try {
            objects.put(BucketMarker.KEY, mark(), "If-None-Match", "*");
            return Finding.broken("ghi đè tệp đã có mà không từ chối", "it overwrote an object that was there");
        } catch (S3Exception e) {
            if (e.trouble() == Trouble.CONDITION) {
                return Finding.held();
            }
            throw e;
        }
    }

    private Finding versioning() {
        return switch (marker.version()) {
            case null -> Finding.broken("bucket không giữ phiên bản", "the bucket keeps no versions");
            case "null" -> Finding.unknown("bucket từng không giữ phiên bản", "the bucket kept none at some time");
            default -> Finding.held();
        };
    }

    private Finding objectLock() {
        return marker.version() == null
                ? Finding.broken("không có phiên bản thì không có khóa", "there are no locks without versions")
                : BucketLock.finding(settings.bucket(), connection);
    }

    private byte[] mark() throws S3Exception {
        Optional<byte[]> bytes = objects.get(BucketMarker.KEY, null);
        if (bytes.isEmpty()) {
            throw connection.foreign(new Sentence("không có nhãn của kho", "the medium's mark is missing"));
        }
        return bytes.get();
    }
}
