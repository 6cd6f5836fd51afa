package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Action;

/** Bodies that nobody may send are refused before they reach the disk, while the caller is still sending. */
class MultipartTest extends ServerTest {
    private static final long MORE_THAN_ANY_DISK = 1L << 60;

    @TempDir
    static Path uploads;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.servlet.multipart.location", () -> uploads.toString());
        registry.add("spring.servlet.multipart.max-request-size", () -> "-1");
        registry.add("spring.servlet.multipart.max-file-size", () -> "-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/preferences", "/api/health", "/error", "/assets/x", "/api/documents/", "/x"})
    void whoeverHasNotSignedInSendsNoneAnywhere(String path) throws IOException {
        assertRefused(path, Map.of(), 415, "media-type-unsupported");
    }

    @Test
    void whoeverHasNotSignedInUploadsNothing() throws IOException {
        assertRefused("/api/documents", Map.of(), 401, "sign-in-required");
        assertThat(entries(Action.DENIED, "anonymous"))
                .anySatisfy(entry -> assertThat(entry.detail()).containsEntry("reason", "multipart"));
    }

    @Test
    void tokenWithoutTheOperationUploadsNothing() throws IOException {
        String secret = token(C10, Role.ANALYST);
        assertRefused("/api/documents", Map.of("Authorization", "Bearer " + secret), 403, "forbidden");
        assertRefused("/api/documents", Map.of("Authorization", "Bearer nonsense"), 401, "token-refused");
    }

    @Test
    void tokenWithTheOperationUploadsNowhereElse() throws IOException {
        String secret = token(C10, Role.ARCHIVIST);
        assertRefused("/api/probe/change", Map.of("Authorization", "Bearer " + secret), 415, "media-type-unsupported");
    }

    @Test
    void accountWithoutTheOperationUploadsNothing() throws IOException {
        String name = account(C10, Role.ANALYST);
        Browser browser = signedIn(name);
        assertRefused("/api/documents", session(browser, browser.csrf()), 403, "forbidden");
        assertThat(entries(Action.DENIED, name))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).containsEntry("reason", "operation-missing"));
    }

    @Test
    void csrfTokenIsLookedForInTheHeaderAlone() throws IOException {
        Browser browser = working(Role.ARCHIVIST);
        assertRefused("/api/documents", Map.of("Cookie", cookies(browser)), 403, "form-expired");
        assertRefused("/api/documents", session(browser, "wrong"), 403, "form-expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//sign-in", "/sign-in;x=y"})
    void whatTheFirewallRefusesIsNotReadForItsErrorPage(String path) throws IOException {
        assertThat(answer(path, Map.of(), 1 << 20)).startsWith("HTTP/1.1 400");
        assertThat(uploads).isEmptyDirectory();
    }

    @Test
    void bodyLargerThanTheDiskIsRefused() throws IOException {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token(C10, Role.ARCHIVIST));
        assertThat(answer("/api/documents", headers, MORE_THAN_ANY_DISK))
                .startsWith("HTTP/1.1 507")
                .contains("\"code\":\"storage-full\"", "Hãy giữ bản gốc", "Keep the original");
        assertThat(uploads).isEmptyDirectory();
    }

    @Test
    void whoMayUploadDoes() {
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nnăm\r\n--b--\r\n";
        Map<String, String> type = Map.of("Content-Type", "multipart/form-data; boundary=b");
        HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofString(body);
        assertThat(program(token(C10, Role.ARCHIVIST))
                        .send("POST", "/api/documents", content, type)
                        .body())
                .isEqualTo("4");
        Browser browser = working(Role.ARCHIVIST);
        assertThat(browser.with("X-CSRF-TOKEN", browser.csrf())
                        .send("POST", "/api/documents", content, type)
                        .body())
                .isEqualTo("4");
    }

    private void assertRefused(String path, Map<String, String> headers, int status, String code) throws IOException {
        assertThat(answer(path, headers, 1 << 20))
                .startsWith("HTTP/1.1 " + status)
                .contains("\"code\":\"" + code + "\"");
        assertThat(uploads).isEmptyDirectory();
    }

    private static Map<String, String> session(Browser browser, String csrf) {
        return Map.of("Cookie", cookies(browser), "X-CSRF-TOKEN", csrf);
    }

    private static String cookies(Browser browser) {
        return browser.cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Sends the beginning of a file and no more: only a server that does not wait for the rest answers. */
    private String answer(String path, Map<String, String> headers, long length) throws IOException {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Type: Multipart/form-data; boundary=b\r\nContent-Length: " + length + "\r\n\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n");
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            out.write(new byte[100_000]);
            out.flush();
            return read(socket);
        }
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
            }
            if (read < 0) {
                break;
            }
            answer.write(buffer, 0, read);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
