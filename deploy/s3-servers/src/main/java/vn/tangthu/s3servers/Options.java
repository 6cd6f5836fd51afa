package vn.tangthu.s3servers;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server is started.
 *
 * @param folder for its data, configuration and log
 * @param certificate what it shows, or null to speak without TLS
 * @param skew how far a request's time may be from the server's; servers that cannot be told keep their own limit
 */
public record Options(Path folder, @Nullable Identity certificate, Duration skew) {
    public static Options in(Path folder) {
        return new Options(folder, null, Duration.ofMinutes(15));
    }

    public Options showing(Identity certificate) {
        return new Options(folder, certificate, skew);
    }

    public Options allowing(Duration skew) {
        return new Options(folder, certificate, skew);
    }

    String scheme() {
        return certificate == null ? "http" : "https";
    }
}
