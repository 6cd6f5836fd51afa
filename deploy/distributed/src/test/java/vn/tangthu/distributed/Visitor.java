package vn.tangthu.distributed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's browser, or a script with a token; it trusts the internal authority alone. */
final class Visitor {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");
    private final HttpClient http;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String token;

    /**
     * @param identity folder of the certificate to show
     * @param token bearer token, or empty to sign in
     */
    Visitor(Path identity, String token) throws Exception {
        this.token = token;
        http = HttpClient.newBuilder()
                .sslContext(context(identity))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    static SSLContext context(Path identity) throws Exception {
        char[] password =
                Files.readString(identity.resolve("identity-password")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(identity.resolve("identity.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(request(address).GET());
    }

    /** The bytes of an answer. */
    HttpResponse<byte[]> bytes(String address) throws IOException, InterruptedException {
        return http.send(request(address).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> get(String address, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(address);
        headers.forEach(request::header);
        return send(request.GET());
    }

    JsonNode json(String address) throws IOException, InterruptedException {
        return JSON.readTree(get(address).body());
    }

    HttpResponse<String> post(String service, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf(service));
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(service + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String csrf(String service) throws IOException, InterruptedException {
        HttpResponse<String> page = get(service + "/sign-in");
        if (page.statusCode() != 200) {
            page = get(service + "/password");
        }
        Matcher found = TOKEN.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("No CSRF token on the page: " + page.statusCode());
        }
        return found.group(1);
    }

    HttpResponse<String> signIn(String service, String username, String password)
            throws IOException, InterruptedException {
        return post(service, "/sign-in", Map.of("username", username, "password", password));
    }

    /** Uploads as the script of a page does; the answer's JSON. */
    HttpResponse<String> upload(String service, String name, byte[] content) throws IOException, InterruptedException {
        String boundary = "----" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n"
                        + "Content-Type: application/json\r\n\r\n{}\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                request(service + "/api/documents").header("Content-Type", "multipart/form-data; boundary=" + boundary);
        if (token.isEmpty()) {
            request.header("X-CSRF-TOKEN", csrf(service));
        }
        return send(request.POST(HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofByteArray(head),
                HttpRequest.BodyPublishers.ofByteArray(content),
                HttpRequest.BodyPublishers.ofByteArray(tail))));
    }

    String id(HttpResponse<String> uploaded) {
        return JSON.readTree(uploaded.body()).path("id").asString();
    }

    boolean has(HttpResponse<String> uploaded, String field) {
        return JSON.readTree(uploaded.body()).hasNonNull(field);
    }

    /** The receipt in an answer about one document, in full; empty if there is none. */
    static String receipt(HttpResponse<String> answer) {
        JsonNode document = JSON.readTree(answer.body());
        return document.hasNonNull("receipt") ? document.path("receipt").toString() : "";
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(1));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        } else if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(cookie -> {
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        return response;
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("none");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
