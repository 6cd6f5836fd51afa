package vn.tangthu.s3servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;

/** S3Proxy over a folder, from Maven Central: it checks signatures, clocks and checksums, and knows no locks. */
public final class S3ProxyServer extends ServerNode {
    public S3ProxyServer(Options options) throws IOException {
        super(options);
    }

    @Override
    public String title() {
        String version = S3Proxy.class.getPackage().getImplementationVersion();
        return "S3Proxy " + (version == null ? "of unknown version" : version);
    }

    @Override
    public boolean locks() {
        return false;
    }

    @Override
    List<String> command() throws IOException {
        Path file = options.folder().resolve("s3proxy.conf");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties().store(out, null);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                S3ProxyMain.class.getName(),
                file.toString(),
                data().toString());
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        Identity certificate = options.certificate();
        if (certificate == null) {
            properties.setProperty("s3proxy.endpoint", endpoint().toString());
        } else {
            Path store = options.folder().resolve("server.p12");
            certificate.writeKeyStore(store, SECRET_KEY);
            properties.setProperty("s3proxy.secure-endpoint", endpoint().toString());
            properties.setProperty("s3proxy.keystore-path", store.toString());
            properties.setProperty("s3proxy.keystore-password", SECRET_KEY);
        }
        properties.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        properties.setProperty("s3proxy.identity", ACCESS_KEY);
        properties.setProperty("s3proxy.credential", SECRET_KEY);
        properties.setProperty(
                "s3proxy.maximum-timeskew", Long.toString(options.skew().toSeconds()));
        return properties;
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    Path file(String bucket, String key) {
        return data().resolve(bucket).resolve(key);
    }
}
