package vn.tangthu.archive.webtest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does, in small: keeps cookies (also secure ones over HTTP), sends forms, follows nothing by itself. */
final class Browser {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final int port;
    final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html,*/*;q=0.8"));

    Browser(int port) {
        this.port = port;
    }

    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new AssertionError("No answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    /** Sends a form without a CSRF token. */
    HttpResponse<String> postBare(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(body),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Sends a form with the CSRF token of this session. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", csrf());
        return postBare(path, all);
    }

    /** The token that the pages of this session carry. */
    String csrf() {
        HttpResponse<String> page = get("/sign-in");
        if (page.statusCode() != 200) {
            page = get("/password");
        }
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("No CSRF token on the page: " + page.statusCode());
        }
        return token.group(1);
    }

    HttpResponse<String> signIn(String username, String password) {
        return post("/sign-in", Map.of("username", username, "password", password));
    }

    HttpResponse<String> statePurpose(String code) {
        return post("/purpose", Map.of("code", code));
    }

    String session() {
        return cookies.get("tangthu-session");
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("none");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
