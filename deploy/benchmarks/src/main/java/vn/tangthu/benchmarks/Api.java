package vn.tangthu.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API over TLS, as a script uses it. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final String address;
    private final String token;
    private final HttpClient http;

    /** @param secrets folder with the server's certificate, which is trusted alone */
    Api(String address, String token, Path secrets) throws IOException, GeneralSecurityException {
        this.address = address;
        this.token = token;
        this.http = trusting(secrets);
    }

    /** A client that trusts the server's own certificate. */
    static HttpClient trusting(Path secrets) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(secrets.resolve("tls.p12"))) {
            store.load(
                    in,
                    Files.readString(secrets.resolve("tls-password")).strip().toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET(), 200);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    void upload(String name, byte[] content) throws IOException, InterruptedException {
        String boundary = "----" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 1000);
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n"
                + "Content-Type: application/json\r\n\r\n{}\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        send(
                request("/api/documents")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())),
                201);
    }

    /** Sends a file of records; a file, since it may be larger than memory. */
    JsonNode importFile(Path file, String category) throws IOException, InterruptedException {
        String boundary = "----" + UUID.randomUUID();
        byte[] head = bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\n" + category
                + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n");
        return JSON.readTree(send(
                request("/api/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofByteArray(head),
                                HttpRequest.BodyPublishers.ofFile(file),
                                HttpRequest.BodyPublishers.ofByteArray(bytes("\r\n--" + boundary + "--\r\n")))),
                201));
    }

    void post(String path) throws IOException, InterruptedException {
        send(request(path).POST(HttpRequest.BodyPublishers.noBody()), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != expected) {
            throw new IllegalStateException(
                    response.uri().getPath() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
