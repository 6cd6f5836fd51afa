package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/**
 * The server is killed (SIGKILL) at random moments, in the middle of uploads, extraction and indexing, and started again,
 * round after round. A ledger on the client's side keeps every receipt. In the end each is there, unchanged and found.
 *
 * <p>{@code -Dtangthu.crash.rounds=100} is the long run; {@code -Dtests.seed=} replays one.
 */
class CrashRoundsTest {
    private static final int ROUNDS = Integer.getInteger("tangthu.crash.rounds", 4);
    private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
    private static final int UPLOADERS = 3;

    private final Map<String, Sha256> ledger = new ConcurrentHashMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void nothingWithAReceiptIsLost(@TempDir Path data) throws Exception {
        System.out.println("tests.seed=" + SEED + " tangthu.crash.rounds=" + ROUNDS);
        Random random = new Random(SEED);
        byte[] scan = SampleDocuments.circular(1, 5).scannedPdf();
        for (int round = 1; round <= ROUNDS; round++) {
            round(data, random, scan);
            System.out.println("round " + round + ": killed; receipts so far: " + ledger.size());
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            compare(server);
            ServerProcess.Finished audit = ServerProcess.run("verify-audit", "--data", data.toString());
            assertThat(audit.code()).as(audit.output()).isZero();
        }
    }

    private void round(Path data, Random random, byte[] scan) throws Exception {
        long life = 300L + random.nextInt(3000);
        boolean withScan = random.nextInt(3) == 0;
        long seed = random.nextLong();
        try (ServerProcess server = ServerProcess.start(data)) {
            ApiClient client = server.client("archivist");
            List<Thread> uploaders = new ArrayList<>();
            for (int i = 0; i < UPLOADERS; i++) {
                Random own = new Random(seed + i);
                byte @Nullable [] first = withScan && i == 0 ? unlike(scan) : null;
                uploaders.add(Thread.ofVirtual().start(() -> upload(client, own, first)));
            }
            Thread.sleep(life);
            server.kill();
            for (Thread uploader : uploaders) {
                uploader.join();
            }
        }
    }

    /** Uploads until the server is gone; only what was acknowledged with a receipt goes into the ledger. */
    private void upload(ApiClient client, Random random, byte @Nullable [] first) {
        try {
            if (first != null) {
                note(client.upload("quet.pdf", first), first, null);
            }
            while (true) {
                String word = "từkhoá" + Integer.toString(numbers.incrementAndGet(), 36) + "x"
                        + Long.toString(random.nextLong() >>> 1, 36);
                byte[] content = ("Văn bản hư cấu số " + word + "\n"
                                + "thi hành án hình sự ".repeat(random.nextInt(300)))
                        .getBytes(StandardCharsets.UTF_8);
                note(client.upload(word + ".txt", content), content, word);
            }
        } catch (IOException | InterruptedException gone) {
            // The server was killed in the middle: nothing was promised.
        }
    }

    private void note(ApiClient.Answer answer, byte[] content, @Nullable String word) {
        if (answer.status() == 201 && answer.json().has("receipt")) {
            ledger.put(answer.text("id"), Sha256.of(content));
            if (word != null) {
                words.put(answer.text("id"), word);
            }
        }
    }

    private void compare(ServerProcess server) throws Exception {
        ApiClient client = server.client("archivist");
        assertThat(ledger).isNotEmpty();
        drain(client);
        for (Map.Entry<String, Sha256> receipt : ledger.entrySet()) {
            ApiClient.Answer document = client.await(receipt.getKey(), "SEARCHABLE", "FAILED");
            assertThat(document.text("state"))
                    .as("%s: %s", receipt.getKey(), document.json())
                    .isEqualTo("SEARCHABLE");
            ApiClient.Answer original = client.get("/api/documents/" + receipt.getKey() + "/original");
            assertThat(Sha256.of(original.body())).isEqualTo(receipt.getValue());
            for (int medium = 1; medium <= 2; medium++) {
                Path folder = server.data().resolve("medium-" + medium).resolve("objects");
                String hex = receipt.getValue().hex();
                Path copy = folder.resolve(hex.substring(0, 2))
                        .resolve(hex.substring(2, 4))
                        .resolve(hex);
                try (InputStream in = Files.newInputStream(copy)) {
                    assertThat(Sha256.of(in))
                            .as("medium %d of %s", medium, receipt.getKey())
                            .isEqualTo(receipt.getValue());
                }
            }
            String word = words.get(receipt.getKey());
            if (word != null) {
                assertThat(client.search("\"" + word + "\"")
                                .json()
                                .path("total")
                                .path("value")
                                .asInt())
                        .as("search for %s", word)
                        .isEqualTo(1);
            }
        }
        System.out.println(ledger.size() + " receipts compared");
    }

    /** Waits until everything that many rounds left waiting is read, as long as it goes forward. */
    private static void drain(ApiClient client) throws Exception {
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime();
        while (true) {
            long pending =
                    client.search("thi").json().path("coverage").path("pending").asLong();
            if (pending == 0) {
                return;
            }
            if (pending < least) {
                least = pending;
                deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            }
            assertThat(System.nanoTime())
                    .as("%d documents wait and nothing goes forward", pending)
                    .isLessThan(deadline);
            Thread.sleep(1000);
        }
    }

    /** Other bytes each time, so that the scan is read each time. */
    private byte[] unlike(byte[] scan) {
        byte[] result = java.util.Arrays.copyOf(scan, scan.length + 9);
        byte[] comment = ("\n%" + String.format(java.util.Locale.ROOT, "%07d", numbers.incrementAndGet()))
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(comment, 0, result, scan.length, comment.length);
        return result;
    }
}
