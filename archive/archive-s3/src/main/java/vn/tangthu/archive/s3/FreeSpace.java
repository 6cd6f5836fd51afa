package vn.tangthu.archive.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The room left, where the server publishes it in the text format of Prometheus; asked for twice a minute at most. */
final class FreeSpace {
    private static final System.Logger LOGGER = System.getLogger(FreeSpace.class.getName());
    /** Not known. */
    static final long UNKNOWN = -1;

    private static final String METRIC = "minio_cluster_capacity_usable_free_bytes";
    private static final long GOOD_FOR = Duration.ofSeconds(30).toNanos();

    private final @Nullable URI metrics;
    private final OkHttpClient http;
    private volatile @Nullable Reading last;

    private record Reading(long bytes, long at) {}

    FreeSpace(@Nullable URI metrics, OkHttpClient http) {
        this.metrics = metrics;
        this.http = http;
    }

    /** Bytes, or {@link #UNKNOWN}. */
    long bytes() {
        Reading known = last;
        if (metrics == null) {
            return UNKNOWN;
        }
        if (known == null || System.nanoTime() - known.at > GOOD_FOR) {
            known = new Reading(ask(metrics), System.nanoTime());
            last = known;
        }
        return known.bytes;
    }

    private long ask(URI address) {
        Request request = new Request.Builder().url(address.toString()).build();
        try (Response response = http.newCall(request).execute();
                BufferedReader lines = new BufferedReader(response.body().charStream())) {
            return lines.lines()
                    .filter(line -> response.isSuccessful() && line.startsWith(METRIC))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .mapToLong(value -> (long) Double.parseDouble(value))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException | NumberFormatException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "The free space at {0} is not known: {1}", address, e);
            return UNKNOWN;
        }
    }
}
