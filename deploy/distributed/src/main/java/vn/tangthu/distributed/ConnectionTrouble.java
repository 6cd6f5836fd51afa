package vn.tangthu.distributed;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import vn.tangthu.catalogue.Label;
import vn.tangthu.wiring.StartRefusedException;

/** Makes a sentence that says what to do of an exception that a connection to a part ended with. */
final class ConnectionTrouble {
    private final String part;
    private final String address;
    private final Clock clock;

    /** @param part name for people, for example PostgreSQL */
    ConnectionTrouble(String part, String address, Clock clock) {
        this.part = part;
        this.address = address;
        this.clock = clock;
    }

    StartRefusedException refusal(Throwable e) {
        Label what = database(e).or(() -> tls(e)).or(() -> network(e)).orElseGet(() -> unknown(e));
        String vi = "Không làm việc được với " + part + " tại " + address + ": " + what.vi();
        String en = part + " at " + address + " cannot be used: " + what.en();
        return new StartRefusedException(vi, en, e);
    }

    private Optional<Label> tls(Throwable e) {
        if (has(e, CertificateExpiredException.class) || has(e, CertificateNotYetValidException.class)) {
            return Optional.of(new Label(
                    "chứng thư của nó chưa hoặc không còn hiệu lực theo đồng hồ máy này (" + clock.instant()
                            + "). Hãy chỉnh đồng hồ, hoặc gia hạn bằng ./tangthu certs --renew.",
                    "its certificate is not valid by this machine's clock (" + clock.instant()
                            + "). Set the clock, or renew it with ./tangthu certs --renew."));
        }
        if (has(e, SSLPeerUnverifiedException.class) || saysHostname(e)) {
            return Optional.of(new Label(
                    "chứng thư của nó không mang tên này. Cấp lại với --hosts có tên này, hoặc sửa địa chỉ trong cấu hình.",
                    "its certificate does not bear this name. Issue one with this name in --hosts, or correct the address"
                            + " in the configuration."));
        }
        if (has(e, CertPathValidatorException.class) || says(e, "certification path") || says(e, "trust")) {
            return Optional.of(new Label(
                    "chứng thư của nó không do CA trong tls.authority cấp. Dùng ca.pem của hệ thống này trên cả hai máy.",
                    "its certificate was not issued by the authority in tls.authority. Use the ca.pem of this"
                            + " installation on both machines."));
        }
        return has(e, SSLException.class) || says(e, "SSL")
                ? Optional.of(
                        new Label(
                                "hai bên không thống nhất được kết nối TLS; bên kia có thể từ chối chứng thư trong tls.certificate.",
                                "no TLS connection was agreed on; the other side may refuse the certificate in tls.certificate."))
                : Optional.empty();
    }

    private static Optional<Label> database(Throwable e) {
        return find(e, SQLException.class).map(SQLException::getSQLState).flatMap(state -> switch (state) {
            case "28P01" ->
                Optional.of(new Label(
                        "sai tên hoặc mật khẩu; xem database.user và tệp mật khẩu.",
                        "wrong name or password; see database.user and the password file."));
            case "28000" ->
                Optional.of(new Label(
                        "máy chủ không cho vào; xem pg_hba.conf và chứng thư trong tls.certificate.",
                        "the server lets nobody in so; see pg_hba.conf and the certificate in tls.certificate."));
            case "3D000" ->
                Optional.of(new Label(
                        "chưa có cơ sở dữ liệu này; hãy tạo trước, xem docs/operations.md.",
                        "there is no such database; create it first, see docs/operations.md."));
            case "53300" ->
                Optional.of(new Label(
                        "hết kết nối; tăng max_connections hoặc giảm database.connections.",
                        "no connection is left; raise max_connections or lower database.connections."));
            default -> Optional.empty();
        });
    }

    private static Optional<Label> network(Throwable e) {
        if (has(e, UnknownHostException.class)) {
            return Optional.of(new Label("không có máy tên đó.", "there is no machine of that name."));
        }
        return has(e, ConnectException.class)
                ? Optional.of(new Label(
                        "không ai trả lời ở đó; khởi động nó trước, hoặc sửa địa chỉ.",
                        "nobody answers there; start it first, or correct the address."))
                : Optional.empty();
    }

    private static Label unknown(Throwable e) {
        String said = e.getClass().getSimpleName() + ": " + e.getMessage();
        return new Label("lỗi " + said, "error " + said);
    }

    private static boolean saysHostname(Throwable e) {
        return says(e, "hostname") || says(e, "subject alternative");
    }

    private static boolean says(Throwable e, String words) {
        return first(
                        e,
                        cause -> String.valueOf(cause.getMessage()).contains(words)
                                ? Optional.of(true)
                                : Optional.empty())
                .isPresent();
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return find(e, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
        return first(e, cause -> type.isInstance(cause) ? Optional.of(type.cast(cause)) : Optional.empty());
    }

    private static <T> Optional<T> first(Throwable e, Function<Throwable, Optional<T>> wanted) {
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            Optional<T> found = wanted.apply(cause);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
