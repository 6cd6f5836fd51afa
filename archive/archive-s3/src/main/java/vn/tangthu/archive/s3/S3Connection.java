package vn.tangthu.archive.s3;

import io.minio.MinioAsyncClient;
import io.minio.messages.ErrorResponse;
import java.io.Closeable;
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
    private final MinioAsyncClient streaming;
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
        builder.endpoint(settings.endpoint().toString()).region(settings.region());
        client = builder.httpClient(http).build();
        streaming = builder.httpClient(paced(http.newBuilder(), false).build()).build();
    }

    private OkHttpClient.Builder paced(OkHttpClient.Builder builder, boolean wholeAnswer) {
        return builder.eventListenerFactory(call -> new LeastPace(limits.request(), wholeAnswer));
    }

    private OkHttpClient http(S3Settings settings) throws S3Exception {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CONCURRENT_REQUESTS);
        dispatcher.setMaxRequestsPerHost(CONCURRENT_REQUESTS);
        OkHttpClient.Builder builder = paced(new OkHttpClient.Builder(), true)
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

    /** As {@link #call}, for an answer that is handed on and read at its reader's pace. */
    <T> T stream(Request<T> request) throws S3Exception {
        outage.pass();
        return ask(streaming, request);
    }

    /** Asks in any case. */
    <T> T callNow(Request<T> request) throws S3Exception {
        return ask(client, request);
    }

    private <T> T ask(MinioAsyncClient client, Request<T> request) throws S3Exception {
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

    /** What a server said of one of many things in an answer that is good on the whole. */
    S3Exception diagnosed(ErrorResponse error) {
        return diagnosis.of(error);
    }

    private S3Exception diagnosed(Exception failure) {
        if (failure instanceof RuntimeException bug && !(failure instanceof UncheckedIOException)) {
            throw bug;
        }
        S3Exception found = diagnosis.of(failure);
        if (found.trouble() == Trouble.INTERRUPTED) {
            // Says nothing of the server. The flag is for those who end this thread.
            Thread.currentThread().interrupt();
        } else if (found.trouble().silent()) {
            outage.failed(found);
        } else {
            outage.answered();
        }
        return found;
    }

    /** Waits for an answer, and throws what it failed with. An answer that comes when nobody waits any more is closed. */
    static <T> T await(CompletableFuture<T> answer) throws Exception {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException e) {
            CompletableFuture<Void> unused = answer.thenAccept(S3Connection::drop);
            throw e;
        }
    }

    private static void drop(Object late) {
        if (late instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
