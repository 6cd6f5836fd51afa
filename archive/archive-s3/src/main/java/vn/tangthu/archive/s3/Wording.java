package vn.tangthu.archive.s3;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Says what is wrong, where, and what to do. */
final class Wording {
    private final String name;
    private final URI endpoint;
    private final String bucket;
    private final Clock clock;

    Wording(S3Settings settings, Clock clock) {
        this.name = settings.name();
        this.endpoint = settings.endpoint();
        this.bucket = settings.bucket();
        this.clock = clock;
    }

    /** @param detail the server's code or the library's words, in English; may be empty */
    Sentence of(Trouble trouble, String detail) {
        return switch (trouble) {
            case UNREACHABLE ->
                say(
                        "không kết nối được" + in(detail) + ". Kiểm tra máy chủ đang chạy và đường mạng.",
                        "cannot be reached" + in(detail) + ". See that the server runs and the network is up.");
            case STALLED ->
                say(
                        "không trả lời kịp" + in(detail) + ". Kiểm tra tải và đĩa của máy chủ.",
                        "does not answer in time" + in(detail) + ". Look at the server's load and disks.");
            case BROKEN_OFF ->
                say(
                        "ngắt giữa chừng" + in(detail) + ". Xem nhật ký của máy chủ nếu còn lặp lại.",
                        "broke off in the middle" + in(detail) + ". Read the server's log if it goes on.");
            case BUSY ->
                say(
                        "báo lỗi tạm thời" + in(detail) + ". Xem nhật ký của máy chủ nếu còn lặp lại.",
                        "says that it cannot now" + in(detail) + ". Read the server's log if it goes on.");
            case NOT_S3 ->
                say(
                        "không phải máy chủ S3. Kiểm tra địa chỉ, cổng và http/https.",
                        "is not an S3 server. Check address, port and http or https.");
            case WRONG_AUTHORITY ->
                say(
                        "có chứng thư của nơi cấp không được tin. Đặt đúng tệp chứng thư của nơi cấp (CA) trong cấu hình.",
                        "shows a certificate of an authority that is not trusted. Configure the right file of authorities (CA).");
            case WRONG_NAME ->
                say(
                        "có chứng thư cho tên hoặc địa chỉ khác. Dùng đúng tên, hoặc cấp lại chứng thư có tên này.",
                        "shows a certificate for another name or address. Use the right name, or issue a certificate for this one.");
            case TLS ->
                say(
                        "không thiết lập được TLS" + in(detail) + ". Kiểm tra http/https và chứng thư của hai bên.",
                        "does not agree on TLS" + in(detail)
                                + ". Check http or https and the certificates of both sides.");
            case TLS_FILES ->
                say(
                        "cần tệp chứng thư mà không dùng được: " + detail + ".",
                        "needs certificate files that cannot be used: " + detail + ".");
            case CREDENTIALS_FILE -> say("cần tệp khóa truy cập.", "needs a credentials file.");
            case WRONG_CREDENTIALS ->
                say(
                        "không nhận khóa truy cập. Sửa tệp khóa truy cập cho đúng với máy chủ.",
                        "does not accept the keys. Correct the credentials file to what the server knows.");
            case DENIED ->
                say(
                        "không cho phép với bucket '" + bucket + "'. Cấp quyền cho khóa này.",
                        "does not allow this on the bucket '" + bucket + "'. Grant these keys the right.");
            case CLOCK_SKEW -> clocks(null);
            case BUCKET_MISSING ->
                say(
                        "không có bucket '" + bucket
                                + "'. Kiểm tra đĩa của máy chủ đã gắn; chỉ tạo bucket khi lập kho mới.",
                        "has no bucket '" + bucket
                                + "'. See that the server's disk is mounted; make the bucket only for a new medium.");
            case FOREIGN_BUCKET -> foreign(new Sentence(detail, detail));
            case FULL -> say("đã hết chỗ. Thêm đĩa.", "is full. Add disks.");
            case NO_OBJECT -> say("không có tệp đó.", "has no such object.");
            case CONDITION -> say("từ chối: điều kiện không thỏa.", "refused: the condition does not hold.");
            case LOCKED -> say("từ chối: tệp đang khóa.", "refused: the object is locked.");
            case NOT_OFFERED ->
                say("không biết yêu cầu này" + in(detail) + ".", "knows no such request" + in(detail) + ".");
            case UNCLEAR ->
                say("trả lời không rõ ràng" + in(detail) + ".", "could not be understood" + in(detail) + ".");
            case INTERRUPTED ->
                say("không được chờ nữa: việc này đã bị dừng.", "is not waited for any more: this work was stopped.");
            case REFUSED -> say("từ chối" + in(detail) + ".", "refused" + in(detail) + ".");
        };
    }

    Sentence foreign(Sentence found) {
        return say(
                "có bucket '" + bucket + "' thuộc về nơi khác: " + found.vietnamese()
                        + ". Dùng bucket của đúng kho này.",
                "has a bucket '" + bucket + "' that belongs to something else: " + found.english()
                        + ". Use the bucket of this very medium.");
    }

    /** @param date what the server took for the time, as HTTP says it, or null */
    Sentence clocks(@Nullable String date) {
        String apart = apart(date);
        return say(
                "có đồng hồ lệch quá xa so với máy này" + in(apart)
                        + ". Cho cả hai máy lấy giờ từ cùng một máy chủ giờ (chrony).",
                "has a clock too far from this machine's" + in(apart)
                        + ". Let both take the time from one time server (chrony).");
    }

    private String apart(@Nullable String date) {
        if (date == null) {
            return "";
        }
        try {
            ZonedDateTime there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), there.toInstant()).toSeconds() + " s";
        } catch (DateTimeException e) {
            return date;
        }
    }

    private Sentence say(String vietnamese, String english) {
        return new Sentence(
                "Máy chủ S3 " + endpoint + " (kho " + name + ") " + vietnamese,
                "The S3 server " + endpoint + " (store " + name + ") " + english);
    }

    private static String in(String detail) {
        return detail.isEmpty() ? "" : " (" + detail + ")";
    }
}
