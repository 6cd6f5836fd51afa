package vn.tangthu.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as a script uses it. */
final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String address;
    private final String token;
    private final HttpClient http;

    ApiClient(String address, String token) {
        this.address = address;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .sslContext(trustingTheTestServer())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** @param json null where the body is not JSON */
    @SuppressWarnings("ArrayRecordComponent") // answers are looked into, never compared
    record Answer(int status, byte[] body, JsonNode json) {
        String text(String field) {
            JsonNode value = json.path(field);
            return value.isMissingNode() || value.isNull() ? "" : value.asString();
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer upload(String name, byte[] content) throws IOException, InterruptedException {
        return upload(name, content, "{}");
    }

    Answer upload(String name, byte[] content, String metadata) throws IOException, InterruptedException {
        String boundary = "----" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 1000);
        part(
                body,
                boundary,
                "form-data; name=\"metadata\"\r\nContent-Type: application/json",
                metadata.getBytes(StandardCharsets.UTF_8));
        part(
                body,
                boundary,
                "form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream",
                content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request("/api/documents")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Sends a file of records of a category. */
    Answer importFile(String name, byte[] content, String category) throws IOException, InterruptedException {
        String boundary = "----" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 1000);
        part(body, boundary, "form-data; name=\"category\"", category.getBytes(StandardCharsets.UTF_8));
        part(
                body,
                boundary,
                "form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream",
                content);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request("/api/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    Answer search(String query) throws IOException, InterruptedException {
        return get("/api/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    /** Waits until a document has one of the states, and answers it. */
    Answer await(String id, String... states) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            Answer answer = get("/api/documents/" + id);
            if (answer.status() == 200 && Set.of(states).contains(answer.text("state"))) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Still not " + Set.of(states) + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            Thread.sleep(100);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                response.body(),
                json ? JSON.readTree(response.body()) : JSON.createObjectNode());
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The server under test signs its own certificate and listens on loopback. */
    static SSLContext trustingTheTestServer() {
        X509ExtendedTrustManager all = new X509ExtendedTrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all}, new SecureRandom());
            return context;
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
