package vn.tangthu.s3servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A reverse proxy that can lie. Requests go on as they came, the signed {@code Host} included, so the server accepts them; a
 * {@link Fault} may answer itself, or change what the server answered.
 */
public final class HttpGate implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "transfer-encoding", "content-length", "keep-alive", "date");

    private final HttpServer server;
    private final URI target;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .protocols(List.of(okhttp3.Protocol.HTTP_1_1))
            .followRedirects(false)
            .readTimeout(Duration.ofMinutes(1))
            .build();
    private volatile Fault fault = (call, onward) -> onward.send(call);

    /** A request as it came. */
    // The array is handed on and never changed.
    @SuppressWarnings("ArrayRecordComponent")
    public record Call(String method, URI uri, Headers headers, byte[] body) {
        public boolean is(String method, String part) {
            return this.method.equals(method) && uri.toString().contains(part);
        }
    }

    /**
     * What the client gets.
     *
     * @param promised bytes that the header tells of; with fewer in the body the connection breaks after them
     */
    // The array is handed on and never changed.
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, Headers headers, byte[] body, int promised) {
        public Answer(int status, Headers headers, byte[] body) {
            this(status, headers, body, body.length);
        }

        public static Answer of(int status) {
            return new Answer(status, new Headers(), new byte[0]);
        }

        /** The same, with a connection that breaks in the middle of it. */
        public Answer brokenOff() {
            return new Answer(status, headers, Arrays.copyOf(body, body.length / 2), body.length);
        }
    }

    /** The way to the server. */
    @FunctionalInterface
    public interface Onward {
        Answer send(Call call) throws IOException;
    }

    /** What goes wrong in between. */
    @FunctionalInterface
    public interface Fault {
        Answer handle(Call call, Onward onward) throws IOException;
    }

    public HttpGate(URI target) throws IOException {
        this(target, HttpServer.create(address(), 0));
    }

    private HttpGate(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Over TLS, for clients with a certificate of this authority alone. */
    public static HttpGate mutual(URI target, Identity identity, X509Certificate clients)
            throws IOException, GeneralSecurityException {
        String password = "in memory alone";
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity.keyStore(password), password.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("clients", clients);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        return new HttpGate(target, server);
    }

    public URI endpoint() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public void set(Fault fault) {
        this.fault = fault;
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            Answer answer = fault.handle(call, this::send);
            answer.headers().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean bodiless = call.method().equals("HEAD") || answer.promised() == 0;
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.promised());
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer send(Call call) throws IOException {
        Request.Builder request =
                new Request.Builder().url(target + call.uri().toString()).method(call.method(), body(call));
        call.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                        request.addHeader(name, value);
                    }
                }));
        try (Response response = http.newCall(request.build()).execute()) {
            Headers headers = new Headers();
            response.headers().forEach(header -> headers.add(header.getFirst(), header.getSecond()));
            return new Answer(response.code(), headers, response.body().bytes());
        }
    }

    private static @Nullable RequestBody body(Call call) {
        boolean sends = call.method().equals("PUT") || call.method().equals("POST");
        return sends ? RequestBody.create(call.body(), null) : null;
    }

    @Override
    public void close() {
        server.stop(0);
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}
