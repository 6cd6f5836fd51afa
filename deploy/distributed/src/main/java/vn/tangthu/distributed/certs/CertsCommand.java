package vn.tangthu.distributed.certs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.StartRefusedException;

/** {@code ./tangthu certs}: makes the authority, issues and renews certificates of parts, says when they expire. */
public final class CertsCommand {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final int DAYS = 825;
    private static final Duration SOON = Duration.ofDays(60);

    private final Path folder;
    private final Clock clock;
    private final PrintStream out;

    private CertsCommand(Path folder, Clock clock, PrintStream out) {
        this.folder = folder;
        this.clock = clock;
        this.out = out;
    }

    /** @return exit code: 0, or 4 if a certificate has expired or will soon */
    public static int run(List<String> arguments, Clock clock, PrintStream out) {
        Arguments options = new Arguments(arguments, Set.of("dir", "part", "hosts", "renew", "days"), Set.of());
        Path folder = Path.of(options.get("dir", "certs")).toAbsolutePath().normalize();
        CertsCommand command = new CertsCommand(folder, clock, out);
        try {
            return command.run(options);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new StartRefusedException(
                    "Không đọc hoặc không ghi được chứng thư trong " + folder + ": " + e.getMessage(),
                    "Certificates in " + folder + " cannot be read or written: " + e.getMessage(),
                    e);
        }
    }

    private int run(Arguments options) throws IOException, GeneralSecurityException, OperatorCreationException {
        Duration time = Duration.ofDays(options.number("days", DAYS, 1, 3650));
        CertificateAuthority authority = authority();
        String part = options.get("part");
        String renew = options.get("renew");
        if (part != null) {
            issue(authority, name(part), hosts(options.get("hosts")), time);
        }
        if (renew != null) {
            renew(authority, name(renew), time);
        }
        return show(authority);
    }

    private CertificateAuthority authority() throws IOException, GeneralSecurityException, OperatorCreationException {
        Path place = folder.resolve("ca");
        if (CertificateAuthority.exists(place)) {
            return CertificateAuthority.load(place);
        }
        CertificateAuthority made = CertificateAuthority.create(place, clock);
        out.println("Đã tạo CA nội bộ / internal authority made: " + place.resolve("ca.pem"));
        out.println("Giữ khóa ngoài các máy chủ / keep its key away from the servers: " + place.resolve("ca-key.pem"));
        return made;
    }

    private void issue(CertificateAuthority authority, String part, List<String> hosts, Duration time)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        PartFolder files = new PartFolder(folder.resolve(part));
        if (files.exists()) {
            throw new StartRefusedException(
                    "Đã có chứng thư của " + part + " trong " + files.path() + "; dùng --renew " + part
                            + " để gia hạn.",
                    "There is a certificate of " + part + " in " + files.path() + "; use --renew " + part
                            + " to renew it.");
        }
        files.write(authority.issue(part, hosts, time, clock), authority.certificate());
    }

    private void renew(CertificateAuthority authority, String part, Duration time)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        PartFolder files = new PartFolder(folder.resolve(part));
        if (!files.exists()) {
            throw new StartRefusedException(
                    "Chưa có chứng thư của " + part + " trong " + folder + "; dùng --part " + part + " --hosts …",
                    "There is no certificate of " + part + " in " + folder + "; use --part " + part + " --hosts …");
        }
        files.write(authority.issue(part, files.hosts(), time, clock), authority.certificate());
    }

    private static String name(String part) {
        if (!NAME.matcher(part).matches() || part.equals("ca")) {
            throw new StartRefusedException(
                    "Tên bộ phận gồm chữ thường, số và gạch nối, khác 'ca': " + part,
                    "The name of a part has lower-case letters, digits and hyphens, and is not 'ca': " + part);
        }
        return part;
    }

    private static List<String> hosts(@Nullable String written) {
        List<String> hosts = written == null
                ? List.of()
                : Arrays.stream(written.split(",")).map(String::strip).toList();
        if (hosts.isEmpty()
                || !hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw new StartRefusedException(
                    "Cần --hosts: tên và địa chỉ mà bộ phận được gọi, cách nhau bằng dấu phẩy.",
                    "--hosts is needed: names and addresses that the part is called by, with commas between them.");
        }
        return hosts;
    }

    private int show(CertificateAuthority authority) throws IOException, GeneralSecurityException {
        boolean soon = line("ca", authority.certificate(), List.of());
        try (var parts = Files.list(folder)) {
            for (Path path : parts.sorted().toList()) {
                PartFolder part = new PartFolder(path);
                if (part.exists()) {
                    soon |= line(String.valueOf(path.getFileName()), part.certificate(), part.hosts());
                }
            }
        }
        return soon ? 4 : 0;
    }

    /** Whether it has expired or will soon. */
    private boolean line(String name, X509Certificate certificate, List<String> hosts) {
        Instant end = certificate.getNotAfter().toInstant();
        boolean soon = end.isBefore(clock.instant().plus(SOON));
        out.println((soon ? "! " : "  ") + name + "  đến / until "
                + end.toString().substring(0, 10) + "  " + String.join(",", hosts));
        return soon;
    }
}
