package vn.tangthu.s3servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** MinIO on one folder. */
public final class MinioServer extends ServerNode {
    /** Where a part of an object begins to lie in a file of its own. */
    private static final String PART = "part.1";

    private final MinioProgram program;

    public MinioServer(MinioProgram program, Options options) throws IOException {
        super(options);
        this.program = program;
    }

    @Override
    public String title() {
        return "MinIO " + program.version();
    }

    @Override
    public boolean locks() {
        return true;
    }

    @Override
    List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.file().toString(),
                "server",
                "--address",
                "127.0.0.1:" + port,
                "--console-address",
                "127.0.0.1:" + freePort()));
        Identity certificate = options.certificate();
        Path certificates = Files.createDirectories(options.folder().resolve("certs"));
        if (certificate != null) {
            Files.writeString(certificates.resolve("public.crt"), certificate.certificatePem());
            Files.writeString(certificates.resolve("private.key"), certificate.keyPem());
        }
        command.addAll(List.of("--certs-dir", certificates.toString(), data().toString()));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of(
                "MINIO_ROOT_USER", ACCESS_KEY,
                "MINIO_ROOT_PASSWORD", SECRET_KEY,
                "MINIO_BROWSER", "off",
                "MINIO_UPDATE", "off",
                "MINIO_PROMETHEUS_AUTH_TYPE", "public");
    }

    @Override
    String readyPath() {
        return "/minio/health/live";
    }

    @Override
    Path file(String bucket, String key) throws IOException {
        Path folder = data().resolve(bucket).resolve(key);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(PART))
                    .findFirst()
                    .orElse(folder.resolve("xl.meta"));
        }
    }
}
