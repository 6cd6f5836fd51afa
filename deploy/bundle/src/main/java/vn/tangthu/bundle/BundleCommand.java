package vn.tangthu.bundle;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.ProductVersion;
import vn.tangthu.wiring.StartRefusedException;

/** {@code signing-key} and {@code package}, behind {@code ./tangthu}, which builds first. */
public final class BundleCommand {
    /** The time of every entry, that of the build's jars too. */
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private BundleCommand() {}

    /** Exit codes: 0 done, 1 refused with a sentence that says why. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        try {
            run(List.of(arguments), out);
        } catch (StartRefusedException e) {
            err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> arguments, PrintStream out) throws IOException, GeneralSecurityException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        switch (command) {
            case "signing-key" -> signingKey(rest, out);
            case "package" -> pack(rest, out);
            default ->
                throw new StartRefusedException(
                        "Không có lệnh '" + command + "'.", "There is no command '" + command + "'.");
        }
    }

    private static void signingKey(List<String> arguments, PrintStream out)
            throws IOException, GeneralSecurityException {
        Arguments options = new Arguments(arguments, Set.of("key", "sources"), Set.of());
        Path file = Path.of(options.require("key"));
        SigningKey key = SigningKey.create(file, Path.of(options.require("sources")));
        out.println("Khóa riêng, chỉ người phát hành giữ / private key, the releaser's alone:  " + file);
        out.println("Khóa công khai, gửi bằng đường khác gói / public key, to travel by another way than bundles:  "
                + SigningKey.publicHalf(file));
        out.println("SHA-256:  " + key.fingerprint());
    }

    private static void pack(List<String> arguments, PrintStream out) throws IOException, GeneralSecurityException {
        Arguments options = new Arguments(arguments, Set.of("key", "sources", "to", "commit"), Set.of());
        Path sources = Path.of(options.require("sources"));
        SigningKey key = SigningKey.read(Path.of(options.require("key")), sources);
        String version = ProductVersion.current();
        ProductFiles product = new ProductFiles(sources, version, options.get("commit", "unknown"));
        Bundle bundle = Bundle.of(version, product.collect(), key);
        Path folder = Files.createDirectories(Path.of(options.require("to")));
        Path file = write(bundle, key, folder);
        out.println(file);
        out.println("Kiểm tra / verify:");
        out.println("    openssl pkeyutl -verify -pubin -inkey RELEASER.pub -rawin -in " + file.getFileName()
                + ".sha256 -sigfile " + file.getFileName() + ".sha256.sig && sha256sum -c " + file.getFileName()
                + ".sha256");
        out.println("SHA-256 của khóa công khai / of the public key:  " + key.fingerprint());
    }

    /** Writes FILE.tar.gz, FILE.tar.gz.sha256 and the signature of that; never another bundle over one that is there. */
    static Path write(Bundle bundle, SigningKey key, Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(bundle.root() + ".tar.gz");
        Path unfinished = folder.resolve(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            TarArchive.write(out, bundle.root(), bundle.files(), TIME);
        }
        String sum = Digests.of(() -> Files.newInputStream(unfinished));
        if (Files.exists(file) && !sum.equals(Digests.of(() -> Files.newInputStream(file)))) {
            Files.delete(unfinished);
            throw new StartRefusedException(
                    "Đã có " + file + " với nội dung khác. Tăng số phiên bản, hoặc chọn --to khác.",
                    "There is a " + file + " with other content. Raise the version, or choose another --to.");
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        byte[] list = (sum + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(file.getFileName() + ".sha256"), list);
        Files.write(folder.resolve(file.getFileName() + ".sha256.sig"), key.sign(list));
        return file;
    }
}
