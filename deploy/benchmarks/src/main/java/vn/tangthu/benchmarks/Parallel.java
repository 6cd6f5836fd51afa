package vn.tangthu.benchmarks;

import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work shared out among threads. */
final class Parallel {
    private Parallel() {}

    @FunctionalInterface
    interface Task<T> {
        void run(T item) throws Exception;
    }

    /**
     * Each thread takes the next item until none is left.
     *
     * @return seconds that it took
     */
    static <T> double seconds(int threads, Collection<T> items, Task<T> task) throws Exception {
        Queue<T> queue = new ConcurrentLinkedQueue<>(items);
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Callable<Boolean> worker = () -> drain(queue, task);
            for (Future<Boolean> done : pool.invokeAll(Collections.nCopies(threads, worker))) {
                done.get();
            }
        }
        return since(start);
    }

    private static <T> boolean drain(Queue<T> queue, Task<T> task) throws Exception {
        for (T item = queue.poll(); item != null; item = queue.poll()) {
            task.run(item);
        }
        return true;
    }

    static double since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
