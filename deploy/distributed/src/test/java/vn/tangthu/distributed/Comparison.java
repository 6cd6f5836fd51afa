package vn.tangthu.distributed;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.s3servers.S3Server;

/**
 * Compares what clients were promised with what is there: on both media, through the product, in the index, in the trail.
 * The media come first, since the product mends what it finds when it reads.
 */
final class Comparison {
    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final FaultySite all;
    private final String archivist;
    private final String analyst;

    Comparison(FaultySite all, String archivist, String analyst) {
        this.all = all;
        this.archivist = archivist;
        this.analyst = analyst;
    }

    /** Waits until everything that was taken in is read, copied and indexed. */
    void awaitRest() throws Exception {
        long least = Long.MAX_VALUE;
        long deadline = System.nanoTime();
        for (long open = open(); open > 0; open = open()) {
            if (open < least) {
                least = open;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(open + " pieces of work wait and nothing goes forward");
            }
            Thread.sleep(500);
        }
    }

    private long open() throws SQLException {
        return all.site()
                .count("SELECT (SELECT count(*) FROM work)"
                        + " + (SELECT count(*) FROM documents WHERE state NOT IN ('SEARCHABLE', 'FAILED'))");
    }

    /** A line for each thing that is not as it was promised. */
    List<String> findings(List<Ledger.Entry> ledger) throws Exception {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            S3Server server = all.servers().stores().get(i);
            String medium = all.stores().get(i).name();
            try (StoreReader reader = new StoreReader(server, all.identity())) {
                result.addAll(each(ledger, entry -> onMedium(reader, medium, entry)));
            }
        }
        Visitor reader = new Visitor(all.identity(), archivist);
        result.addAll(each(ledger, entry -> original(reader, entry)));
        result.addAll(each(ledger, entry -> receipt(reader, entry)));
        Visitor searcher = new Visitor(all.identity(), analyst);
        result.addAll(each(ledger, entry -> found(searcher, entry)));
        result.addAll(
                new IndexDrift(all.site(), all.servers().cluster().addresses().getFirst()).findings());
        result.addAll(trail());
        return result;
    }

    @FunctionalInterface
    private interface Check {
        Optional<String> of(Ledger.Entry entry) throws Exception;
    }

    private static List<String> each(List<Ledger.Entry> ledger, Check check) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Optional<String>>> calls = new ArrayList<>();
            ledger.forEach(entry -> calls.add(() -> check.of(entry)));
            List<String> result = new ArrayList<>();
            for (Future<Optional<String>> answer : threads.invokeAll(calls)) {
                answer.get().ifPresent(result::add);
            }
            return result;
        }
    }

    private static Optional<String> onMedium(StoreReader reader, String medium, Ledger.Entry entry) {
        String where = medium + ": document " + entry.id() + " ";
        try {
            Optional<Sha256> digest = reader.digest(entry.sha256());
            if (digest.isEmpty()) {
                return Optional.of(where + "is not there");
            }
            return digest.get().equals(entry.sha256()) ? Optional.empty() : Optional.of(where + "has other bytes");
        } catch (Exception e) {
            return Optional.of(where + "cannot be read: " + e);
        }
    }

    private Optional<String> original(Visitor reader, Ledger.Entry entry) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                reader.bytes(all.proxy().address() + "/api/documents/" + entry.id() + "/original");
        if (answer.statusCode() != 200) {
            return Optional.of("original: document " + entry.id() + " is answered with " + answer.statusCode());
        }
        return Sha256.of(answer.body()).equals(entry.sha256())
                ? Optional.empty()
                : Optional.of("original: document " + entry.id() + " has other bytes");
    }

    /** What was promised in words and numbers is still said; who had no receipt has one by now. */
    private Optional<String> receipt(Visitor reader, Ledger.Entry entry) throws IOException, InterruptedException {
        String now = Visitor.receipt(reader.get(all.proxy().address() + "/api/documents/" + entry.id()));
        boolean kept = entry.receipt().isEmpty() ? !now.isEmpty() : now.equals(entry.receipt());
        return kept
                ? Optional.empty()
                : Optional.of("receipt: document " + entry.id() + " has another or none: " + now);
    }

    private Optional<String> found(Visitor searcher, Ledger.Entry entry) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                searcher.get(all.proxy().address() + "/api/search?q=" + Visitor.encode("\"" + entry.marker() + "\""));
        return answer.statusCode() == 200 && answer.body().contains(entry.id())
                ? Optional.empty()
                : Optional.of("search: document " + entry.id() + " is not found, status " + answer.statusCode());
    }

    private List<String> trail() throws Exception {
        ServiceRun.Finished verified = ServiceRun.run(
                "verify-audit", "--config", all.ingest().getLast().config().toString());
        return verified.code() == 0 && verified.output().contains("The trail is intact")
                ? List.of()
                : List.of("trail: " + verified.output());
    }
}
