package vn.tangthu.archive.s3;

import io.minio.MinioAsyncClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Requests to one server: with time limits, a bounded number of attempts, and failures that are diagnosed. */
final class S3Connection implements AutoCloseable {
    private static final int CONCURRENT_REQUESTS = 64;
    private static final Duration LEAST_OUTAGE = Duration.ofMillis(500);
    private static final Duration MOST_OUTAGE = Duration.ofSeconds(5);

    private final S3Limits limits;
    private final Diagnosis diagnosis;
    private final Wording wording;
    private final OkHttpClient http;
    private final MinioAsyncClient client;
    private final Outage outage = new Outage(LEAST_OUTAGE, MOST_OUTAGE, System::nanoTime);

    /** Something asked of the server; may be asked again after a failure that passes. */
    @FunctionalInterface
    interface Request<T> {
        T make(MinioAsyncClient client) throws Exception;
    }

    /** @throws S3Exception if the certificate files cannot be used */
    static S3Connection open(S3Settings settings) throws S3Exception {
        return new S3Connection(
                settings, MinioAsyncClient.builder().credentialsProvider(new FileCredentials(settings.credentials())));
    }

    /** Asks without saying who. */
    static S3Connection anonymous(S3Settings settings) throws S3Exception {
        return new S3Connection(settings, MinioAsyncClient.builder());
    }

    private S3Connection(S3Settings settings, MinioAsyncClient.Builder builder) throws S3Exception {
        limits = settings.limits();
        wording = new Wording(settings, Clock.systemUTC());
        diagnosis = new Diagnosis(wording);
        http = http(settings);
        client = builder.endpoint(settings.endpoint().toString())
                .region(settings.region())
                .httpClient(http)
                .build();
    }

    private OkHttpClient http(S3Settings settings) throws S3Exception {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CONCURRENT_REQUESTS);
        dispatcher.setMaxRequestsPerHost(CONCURRENT_REQUESTS);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .connectTimeout(limits.connect())
                .readTimeout(limits.stall())
                .writeTimeout(limits.stall());
        TlsFiles files = settings.tls();
        if (files != null) {
            try {
                TlsContext tls = TlsContext.of(files);
                builder.sslSocketFactory(tls.sockets(), tls.trust());
            } catch (IOException e) {
                throw new S3Exception(
                        Trouble.TLS_FILES, wording.of(Trouble.TLS_FILES, String.valueOf(e.getMessage())), e);
            }
        }
        return builder.build();
    }

    OkHttpClient http() {
        return http;
    }

    /** @param found what the bucket holds instead */
    S3Exception foreign(Sentence found) {
        return new S3Exception(Trouble.FOREIGN_BUCKET, wording.foreign(found), null);
    }

    /** Asks, unless it was found a moment ago that nobody answers. */
    <T> T call(Request<T> request) throws S3Exception {
        outage.pass();
        return callNow(request);
    }

    /** Asks in any case. */
    <T> T callNow(Request<T> request) throws S3Exception {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                T answer = request.make(client);
                outage.answered();
                return answer;
            } catch (Exception e) {
                S3Exception failure = diagnosed(e);
                Duration wait = pause(attempt);
                boolean patient = System.nanoTime() - start + wait.toNanos()
                        < limits.patience().toNanos();
                if (!failure.trouble().passing() || attempt >= limits.attempts() || !patient) {
                    throw failure;
                }
                sleep(wait, failure);
            }
        }
    }

    /** Diagnoses a failure that came up outside a call, such as in the middle of a stream. */
    S3Exception diagnosed(Exception failure) {
        if (failure instanceof RuntimeException bug && !(failure instanceof UncheckedIOException)) {
            throw bug;
        }
        S3Exception found = diagnosis.of(failure);
        if (found.trouble().silent()) {
            outage.failed(found);
        } else {
            outage.answered();
        }
        return found;
    }

    /** Waits for an answer, and throws what it failed with. */
    static <T> T await(CompletableFuture<T> answer) throws Exception {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Duration pause(int attempt) {
        long nanos = limits.backOff().toNanos() << Math.min(attempt - 1, 10);
        return Duration.ofNanos(nanos + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
    }

    private static void sleep(Duration wait, S3Exception failure) throws S3Exception {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
