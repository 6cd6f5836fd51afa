package vn.tangthu.distributed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of each request of the clients, and when. */
final class Diary {
    private final List<Entry> entries = new ArrayList<>();

    enum What {
        /** An upload was answered with a receipt. */
        RECEIPT,
        /** An upload was accepted without a receipt. */
        KEPT_ONCE,
        /** An upload was refused, or nobody knows what became of it. */
        NO_UPLOAD,
        /** A search found what it had to find. */
        FOUND,
        /** A search was refused or not answered. */
        NO_SEARCH,
        /** A search was answered without a document that had been found before; for a moment that is allowed. */
        BEHIND,
        /** A document that had been found before was not found for longer than a moment. */
        MISSED
    }

    /** @param detail the status of a refusal, or the failure */
    record Entry(What what, long begun, long ended, String detail) {
        boolean within(long from, long to) {
            return begun >= from && ended <= to;
        }
    }

    synchronized void note(What what, long begun, String detail) {
        entries.add(new Entry(what, begun, System.nanoTime(), detail));
        notifyAll();
    }

    /** Waits until something was begun after a moment and came to pass; how long that took. */
    Duration await(What what, long from, Duration longest) throws InterruptedException {
        return await(EnumSet.of(what), from, longest);
    }

    /** The same with any of several. */
    synchronized Duration await(Set<What> what, long from, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (what.stream().allMatch(one -> count(one, from, Long.MAX_VALUE) == 0)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "No " + what + " within " + longest.toSeconds() + " s; instead " + summary(from));
            }
            wait(left / 1_000_000 + 1);
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** How often something was both begun and ended between two moments. */
    synchronized long count(What what, long from, long to) {
        return entries.stream()
                .filter(entry -> entry.what == what && entry.within(from, to))
                .count();
    }

    /** The longest time between two moments in which nothing of a kind ended. */
    synchronized Duration longestGap(What what, long from, long to) {
        long last = from;
        long gap = 0;
        for (Entry entry : entries) {
            if (entry.what == what && entry.ended > from && entry.ended < to) {
                gap = Math.max(gap, entry.ended - last);
                last = entry.ended;
            }
        }
        return Duration.ofNanos(Math.max(gap, to - last));
    }

    /** Counts of what ended since a moment. */
    synchronized String summary(long from) {
        Map<String, Long> counts = entries.stream()
                .filter(entry -> entry.ended >= from)
                .collect(Collectors.groupingBy(
                        entry -> entry.what + (entry.detail.isEmpty() ? "" : "(" + entry.detail + ")"),
                        TreeMap::new,
                        Collectors.counting()));
        return counts.toString();
    }
}
