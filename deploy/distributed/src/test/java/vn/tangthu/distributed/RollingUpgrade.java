package vn.tangthu.distributed;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.tangthu.archive.object.Sha256;

/** Exchanges the services one after another, by the steps of docs/operations.md, while people upload and search. */
final class RollingUpgrade {
    /** HAProxy asks each service every two seconds and takes the second silence for its end. */
    private static final Duration NOTICED = Duration.ofSeconds(6);

    private static final int AT_ONCE = 6;

    private final InstalledServices services;
    private final Proxy proxy;
    private final Path identity;
    private final PrintStream out;
    private final Diary diary = new Diary();

    RollingUpgrade(InstalledServices services, Proxy proxy, Path identity, PrintStream out) {
        this.services = services;
        this.proxy = proxy;
        this.identity = identity;
        this.out = out;
    }

    /** @param steps switch to the other version and prepare the database, before the services are exchanged */
    List<String> run(Ledger ledger, InstallStep steps, InstallStep back) throws Exception {
        String archivist = services.token("archivist");
        String analyst = services.token("analyst");
        Clients clients = new Clients(ledger, diary, proxy.address());
        clients.start(identity, archivist, analyst, 1);
        long begun = System.nanoTime();
        diary.await(Diary.What.FOUND, begun, Duration.ofMinutes(1));
        report("trước / before", begun);
        long installing = System.nanoTime();
        steps.run();
        report("cài đặt / installing", installing);
        long exchanging = System.nanoTime();
        for (String name : InstalledServices.NAMES) {
            String before = services.version(name);
            exchange(name);
            require(!services.version(name).equals(before), name + " still runs " + before);
        }
        out.println("Quay lại cùng dòng, một dịch vụ / the way back within the line, one service:");
        back.run();
        exchange("search-2");
        require(!services.version("search-2").equals(services.version("search-1")), "search-2 did not go back");
        clients.end();
        long ended = System.nanoTime();
        out.println("Khi thay dịch vụ / while services were exchanged: " + diary.summary(exchanging)
                + "; khoảng lặng dài nhất / longest silence: biên nhận / receipts "
                + diary.longestGap(Diary.What.RECEIPT, exchanging, ended).toMillis() + " ms, tìm thấy / found "
                + diary.longestGap(Diary.What.FOUND, exchanging, ended).toMillis() + " ms");
        return findings(ledger.entries(), archivist, analyst);
    }

    @FunctionalInterface
    interface InstallStep {
        void run() throws Exception;
    }

    private void exchange(String name) throws Exception {
        long begun = System.nanoTime();
        services.restart(name);
        Thread.sleep(NOTICED);
        report(name, begun);
        long now = System.nanoTime();
        require(diary.count(Diary.What.RECEIPT, begun, now) > 0, "No receipt while " + name + " was exchanged");
        require(diary.count(Diary.What.FOUND, begun, now) > 0, "Nothing found while " + name + " was exchanged");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void report(String what, long begun) {
        out.println("  " + what + "  " + services.versions() + "  " + diary.summary(begun));
    }

    /** A line for each promise that was not kept. */
    private List<String> findings(List<Ledger.Entry> entries, String archivist, String analyst) throws Exception {
        List<String> findings = new ArrayList<>();
        Visitor reader = new Visitor(identity, archivist);
        Visitor searcher = new Visitor(identity, analyst);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Optional<String>>> checks = entries.stream()
                    .map(entry -> threads.submit(() -> finding(entry, reader, searcher)))
                    .toList();
            for (Future<Optional<String>> check : checks) {
                check.get().ifPresent(findings::add);
            }
        }
        long missed = diary.count(Diary.What.MISSED, 0, Long.MAX_VALUE);
        if (missed > 0) {
            findings.add(missed + " searches did not find what had been found before");
        }
        out.println(entries.size() + " tài liệu đã nhận, còn nguyên / documents were taken in; not as they were: "
                + findings.size());
        return findings;
    }

    private Optional<String> finding(Ledger.Entry entry, Visitor reader, Visitor searcher) throws Exception {
        HttpResponse<byte[]> original = reader.bytes(proxy.address() + "/api/documents/" + entry.id() + "/original");
        if (original.statusCode() != 200 || !Sha256.of(original.body()).equals(entry.sha256())) {
            return Optional.of("original: document " + entry.id() + " " + original.statusCode());
        }
        String query = "/api/search?q=" + Visitor.encode("\"" + entry.marker() + "\"");
        Waiting.until(() -> searcher.get(proxy.address() + query).body().contains(entry.id()));
        return Optional.empty();
    }
}
