package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.HttpGate.Call;
import vn.tangthu.s3servers.Identity;

/**
 * How long the real HAProxy waits for a service, with the configuration that is shipped but for its usual patience, which is
 * two seconds here.
 */
class ProxyPatienceTest {
    private static final String USUAL = "120s";
    private static final Duration LONGER = Duration.ofSeconds(5);

    @TempDir
    private Path root;

    private final AtomicInteger uploads = new AtomicInteger();
    private volatile int health = 200;
    private HttpGate service;
    private Proxy proxy;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        Site.certs(root, "--part", "proxy", "--hosts", "localhost,127.0.0.1");
        Identity identity = Servers.identity(root, "ingest-1");
        service = HttpGate.mutual(URI.create("http://127.0.0.1:9"), identity, identity.authority());
        service.set((call, onward) -> answer(call));
        String shipped = Files.readString(Path.of("haproxy", "haproxy.cfg"));
        assertThat(shipped).contains("timeout client " + USUAL, "timeout server " + USUAL);
        Path config = Files.writeString(root.resolve("haproxy.cfg"), shipped.replace(USUAL, "2s"));
        List<URI> services = List.of(service.endpoint(), service.endpoint());
        proxy = Proxy.start(root, config, services, services);
        visitor = new Visitor(root.resolve("certs").resolve("proxy"), "a-token");
        Waiting.until(() -> visitor.get(proxy.address() + "/quick").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        proxy.close();
        service.close();
    }

    private Answer answer(Call call) throws IOException {
        if (call.uri().getPath().equals("/api/health")) {
            return Answer.of(health);
        }
        try {
            if (call.method().equals("POST")) {
                uploads.incrementAndGet();
                health = 503;
                Waiting.until(() -> down("ingest/ingest-1") && down("ingest/ingest-2"));
            }
            if (!call.uri().getPath().equals("/quick")) {
                Thread.sleep(LONGER);
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
        return new Answer(200, new Headers(), "answered".getBytes(StandardCharsets.UTF_8));
    }

    private boolean down(String server) throws IOException {
        return proxy.log().stream().anyMatch(line -> line.contains("Server " + server + " is DOWN"));
    }

    /** While its service stores a large file it may count as down; the upload is neither cut off nor sent twice. */
    @Test
    void anUploadIsWaitedForWhateverHappensToTheHealthOfItsService() throws Exception {
        HttpResponse<String> answer = visitor.upload(proxy.address(), "a.pdf", new byte[1 << 20]);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("answered");
        assertThat(uploads).hasValue(1);
    }

    @Test
    void anOriginalThatIsProvedBeforeItsFirstByteIsWaitedForAndOtherAnswersAreNot() throws Exception {
        assertThat(visitor.get(proxy.address() + "/api/documents/1/original").body())
                .isEqualTo("answered");
        assertThat(visitor.get(proxy.address() + "/api/documents/1").statusCode())
                .isEqualTo(504);
        assertThat(visitor.get(proxy.address() + "/search").statusCode()).isEqualTo(504);
    }
}
