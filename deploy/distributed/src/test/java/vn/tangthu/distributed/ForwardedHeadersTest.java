package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.HttpGate.Call;
import vn.tangthu.s3servers.Identity;

/** What the services hear of a caller through the real HAProxy with the configuration that is shipped. */
class ForwardedHeadersTest {
    private static final Map<String, String> FORGED = Map.of(
            "X-Forwarded-For", "203.0.113.66",
            "X-Forwarded-Proto", "http",
            "X-Forwarded-Host", "evil.example",
            "X-Forwarded-Port", "66",
            "x-forwarded-prefix", "/evil",
            "X-FORWARDED-SERVER", "evil.example",
            "X-Real-IP", "203.0.113.66",
            "Forwarded", "for=203.0.113.66;host=evil.example;proto=http");

    @TempDir
    private Path root;

    @Test
    void whatACallerForgesNeverReachesAService() throws Exception {
        Site.certs(root, "--part", "proxy", "--hosts", "localhost,127.0.0.1");
        Identity identity = Servers.identity(root, "search-1");
        try (HttpGate service = HttpGate.mutual(URI.create("http://127.0.0.1:9"), identity, identity.authority())) {
            service.set((call, onward) -> echo(call));
            URI address = service.endpoint();
            try (Proxy proxy = Proxy.start(root, List.of(address, address), List.of(address, address))) {
                Visitor visitor = new Visitor(root.resolve("certs").resolve("proxy"), "");
                HttpResponse<String> heard = answered(visitor, proxy.address() + "/search");
                String port = Integer.toString(URI.create(proxy.address()).getPort());
                assertThat(heard.body().lines())
                        .contains(
                                "x-forwarded-for: [127.0.0.1]",
                                "x-forwarded-proto: [https]",
                                "x-forwarded-port: [" + port + "]")
                        .filteredOn(line -> line.contains("forwarded") || line.contains("real-ip"))
                        .hasSize(3);
                assertThat(heard.body()).doesNotContain("evil", "203.0.113.66");
            }
        }
    }

    /** HAProxy has looked at its services a moment after it listens. */
    private static HttpResponse<String> answered(Visitor visitor, String address) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        HttpResponse<String> answer = visitor.get(address, FORGED);
        while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
            Thread.sleep(200);
            answer = visitor.get(address, FORGED);
        }
        return answer;
    }

    private static Answer echo(Call call) {
        String heard = call.headers().entrySet().stream()
                .map(header -> header.getKey().toLowerCase(java.util.Locale.ROOT) + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return new Answer(200, new Headers(), heard.getBytes(StandardCharsets.UTF_8));
    }
}
