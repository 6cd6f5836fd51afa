package vn.tangthu.s3servers;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The process of {@link S3ProxyServer}: S3Proxy over a folder, without the libraries of the clouds that its own main class wants. */
public final class S3ProxyMain {
    private S3ProxyMain() {}

    /** @param arguments the file of properties, and the folder */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
            properties.load(in);
        }
        S3Proxy.Builder.fromProperties(properties)
                .blobStore(new FilesystemNio2BlobStore(arguments[1]))
                .build()
                .start();
    }
}
