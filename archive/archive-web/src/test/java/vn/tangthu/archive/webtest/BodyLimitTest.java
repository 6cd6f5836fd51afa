package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.Role;

/** Bodies that would be read into memory are refused before they fill it, whether they say their length or not. */
class BodyLimitTest extends ServerTest {
    private static final int LIMIT = 2 << 20;
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long MORE_THAN_ANY_MEMORY = 1L << 42;

    @Test
    void whatFitsIsRead() {
        Browser program = program(token(C10, Role.ARCHIVIST));
        String text = "a".repeat(LIMIT - 100);
        for (HttpRequest.BodyPublisher body :
                List.of(text("{\"text\":\"" + text + "\"}"), chunked("{\"text\":\"" + text + "\"}"))) {
            assertThat(program.send("POST", "/api/probe/body", body, Map.of("Content-Type", JSON))
                            .body())
                    .isEqualTo(Integer.toString(text.length()));
        }
        for (String method : List.of("POST", "PUT")) {
            assertThat(program.send(method, "/api/probe/form", text("text=" + text), Map.of("Content-Type", FORM))
                            .body())
                    .isEqualTo(Integer.toString(text.length()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/probe/body", "/api/documents", "/api/probe/form", "/sign-in", "/nothing"})
    void whatSaysThatItIsTooLargeIsNotRead(String path) throws IOException {
        for (String type : List.of(JSON, FORM, "text/plain")) {
            assertThat(announced("POST", path, type))
                    .satisfies(answer -> assertThat(answer.toLowerCase(Locale.ROOT))
                            .startsWith("http/1.1 413")
                            .contains("connection: close", "x-content-type-options: nosniff"));
        }
        assertThat(announced("POST", "/api/probe/body", JSON))
                .contains("\"code\":\"too-large\"", "vượt giới hạn", "exceeds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void whatDoesNotSayItsLengthIsReadUpToTheLimit(String method) throws IOException {
        String authorization = "Authorization: Bearer " + token(C10, Role.ARCHIVIST) + "\r\n";
        String endless = endless(method, "/api/probe/body", JSON, authorization, "{\"text\":\"");
        assertThat(endless).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"", "vượt giới hạn", "exceeds");
        assertThat(endless(method, "/api/probe/form", FORM, authorization, "text="))
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"too-large\"");
    }

    /** Also by those that nobody has let in. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void strangersFillNoMemory(String method) throws IOException {
        assertThat(endless(method, "/sign-in", FORM, "", "username=")).startsWith("HTTP/1.1 413");
    }

    @Test
    void whatIsTooLargeInAPageIsSaidOnAPage() throws IOException {
        assertThat(announced("POST", "/purpose", FORM))
                .startsWith("HTTP/1.1 413")
                .contains("<html", "vượt giới hạn", "exceeds");
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    /** Of unknown length, and so in chunks. */
    private static HttpRequest.BodyPublisher chunked(String body) {
        return HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Says that much will come, and sends nothing of it: only a server that does not wait for it answers. */
    private String announced(String method, String path, String type) throws IOException {
        String head = head(method, path, type) + "Content-Length: " + MORE_THAN_ANY_MEMORY + "\r\n\r\n";
        try (Socket socket = connected()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return read(socket);
        }
    }

    /** Sends chunk after chunk until there is an answer: only a server that stops reading gives one. */
    private String endless(String method, String path, String type, String more, String begin) throws IOException {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write((head(method, path, type) + more + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            chunk(out, begin);
            String kilobytes = "a".repeat(1 << 16);
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        chunk(out, kilobytes);
                    }
                } catch (IOException closed) {
                    // The server has heard enough.
                }
            });
            try {
                return read(socket);
            } finally {
                sender.interrupt();
            }
        }
    }

    private static void chunk(OutputStream out, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(String method, String path, String type) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\nContent-Type: " + type
                + "\r\n";
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String read(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (!answer.toString(StandardCharsets.UTF_8).contains("\"request\":")
                && !answer.toString(StandardCharsets.UTF_8).contains("</html>")) {
            int read;
            try {
                read = socket.getInputStream().read(buffer);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("The server waits for the body; so far it said: " + answer, e);
            } catch (SocketException e) {
                // Closed with what nobody read still on its way.
                break;
            }
            if (read < 0) {
                break;
            }
            answer.write(buffer, 0, read);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
