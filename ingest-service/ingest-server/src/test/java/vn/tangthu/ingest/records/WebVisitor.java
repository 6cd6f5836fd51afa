package vn.tangthu.ingest.records;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does, in small: keeps cookies (also secure ones over HTTP), sends forms, follows nothing by itself. */
final class WebVisitor {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html,*/*;q=0.8"));
    private String csrf = "";

    WebVisitor(int port) {
        this.port = port;
    }

    /** A program with a token. */
    static WebVisitor program(int port, String token) {
        WebVisitor visitor = new WebVisitor(port);
        visitor.headers.put("Accept", "application/json");
        visitor.headers.put("Authorization", "Bearer " + token);
        return visitor;
    }

    /** Signs in and states a purpose. */
    static WebVisitor signedIn(int port, String account) {
        WebVisitor visitor = new WebVisitor(port);
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("username", List.of(account), "password", List.of(RecordsBench.PASSWORD)));
        visitor.get("/purpose");
        visitor.post("/purpose", Map.of("code", List.of("entry")));
        return visitor;
    }

    WebVisitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    HttpResponse<String> get(String path) {
        HttpResponse<String> answer = send("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
        Matcher token = TOKEN.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    /** Follows where an answer leads to. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(location(answer));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none");
    }

    HttpResponse<String> post(String path, Map<String, List<String>> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        pairs.add("_csrf=" + encode(csrf));
        return send(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(String.join("&", pairs)),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    HttpResponse<String> json(String method, String path, String body) {
        return send(
                method, path, HttpRequest.BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port).resolve(path))
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

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
