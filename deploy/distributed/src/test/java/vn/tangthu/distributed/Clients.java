package vn.tangthu.distributed;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tangthu.archive.object.Sha256;

/** People who upload and search through the one origin all the time, whatever happens behind it. */
final class Clients {
    private static final int UPLOADERS = 3;
    private static final int SEARCHERS = 3;
    private static final Duration PAUSE = Duration.ofMillis(700);
    /** A node that was away may answer from what it knew before, for a moment. */
    private static final Duration BEHIND = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Diary diary;
    private final String origin;
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    Clients(Ledger ledger, Diary diary, String origin) {
        this.ledger = ledger;
        this.diary = diary;
        this.origin = origin;
    }

    void start(Path identity, String archivist, String analyst, long seed) throws Exception {
        for (int i = 0; i < UPLOADERS; i++) {
            Visitor visitor = new Visitor(identity, archivist);
            Random random = new Random(seed + i);
            threads.add(Thread.ofVirtual().start(() -> repeat(() -> upload(visitor, random))));
        }
        for (int i = 0; i < SEARCHERS; i++) {
            Visitor visitor = new Visitor(identity, analyst);
            Random random = new Random(seed + 100 + i);
            threads.add(Thread.ofVirtual().start(() -> repeat(() -> search(visitor, random))));
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void repeat(Step step) {
        try {
            while (!closing) {
                step.run();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        }
    }

    private void upload(Visitor visitor, Random random) throws IOException, InterruptedException {
        String marker = "từkhoá" + Integer.toString(numbers.incrementAndGet(), 36) + "x"
                + Long.toString(random.nextLong() >>> 1, 36);
        byte[] content = ("Văn bản hư cấu số " + marker + "\n" + "thi hành án hình sự ".repeat(random.nextInt(300)))
                .getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        HttpResponse<String> answer;
        try {
            answer = visitor.upload(origin, marker + ".txt", content);
        } catch (IOException e) {
            diary.note(Diary.What.NO_UPLOAD, begun, e.getClass().getSimpleName());
            return;
        }
        if (answer.statusCode() != 201) {
            diary.note(Diary.What.NO_UPLOAD, begun, Integer.toString(answer.statusCode()));
            return;
        }
        String receipt = Visitor.receipt(answer);
        ledger.write(new Ledger.Entry(visitor.id(answer), Sha256.of(content), marker, receipt));
        diary.note(receipt.isEmpty() ? Diary.What.KEPT_ONCE : Diary.What.RECEIPT, begun, "");
    }

    private void search(Visitor visitor, Random random) throws InterruptedException {
        Ledger.Entry entry = ledger.any(random);
        if (entry == null) {
            return;
        }
        boolean known = found.contains(entry.id());
        boolean behind = false;
        long begun = System.nanoTime();
        while (!closing) {
            switch (ask(visitor, entry)) {
                case FOUND -> {
                    found.add(entry.id());
                    diary.note(Diary.What.FOUND, begun, "");
                    return;
                }
                case NOTHING -> {
                    if (!known) {
                        return;
                    }
                    if (!behind) {
                        behind = true;
                        diary.note(Diary.What.BEHIND, begun, "");
                    }
                    if (System.nanoTime() - begun > BEHIND.toNanos()) {
                        diary.note(Diary.What.MISSED, begun, entry.id());
                        return;
                    }
                }
                case REFUSED -> {
                    // A document that was not found must be found in the end, whatever is refused meanwhile.
                    if (!behind) {
                        return;
                    }
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private enum Reply {
        FOUND,
        NOTHING,
        REFUSED
    }

    private Reply ask(Visitor visitor, Ledger.Entry entry) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    visitor.get(origin + "/api/search?q=" + Visitor.encode("\"" + entry.marker() + "\""));
            if (answer.statusCode() == 200) {
                return answer.body().contains(entry.id()) ? Reply.FOUND : Reply.NOTHING;
            }
            diary.note(Diary.What.NO_SEARCH, begun, Integer.toString(answer.statusCode()));
        } catch (IOException e) {
            diary.note(Diary.What.NO_SEARCH, begun, e.getClass().getSimpleName());
        }
        return Reply.REFUSED;
    }

    /** Returns when the last request is answered; says so if a client gave up for another reason than the servers'. */
    void end() throws InterruptedException {
        closing = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A client failed, or its ledger could not be written", failures.peek());
        }
    }
}
