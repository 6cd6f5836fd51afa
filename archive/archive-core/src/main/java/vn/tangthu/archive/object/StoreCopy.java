package vn.tangthu.archive.object;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import vn.tangthu.archive.object.OpenOutcome.Missing;
import vn.tangthu.archive.object.OpenOutcome.Opened;
import vn.tangthu.archive.object.OpenOutcome.Unavailable;

/**
 * Copies objects from one store to another, some at a time. What is there already is verified and kept, so that an
 * interrupted copy is taken up by doing it again. Nothing is removed anywhere.
 */
public final class StoreCopy implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final ObjectStore source;
    private final ObjectStore target;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Sha256> unreadable = new ConcurrentLinkedQueue<>();
    private final Queue<StoreFailure> failures = new ConcurrentLinkedQueue<>();

    public StoreCopy(ObjectStore source, ObjectStore target) {
        this.source = source;
        this.target = target;
    }

    /**
     * How far it is.
     *
     * @param objects number of those of which every copy of the target is verified
     * @param bytes their size
     * @param unreadable those of which the source has no good copy
     * @param failures what the target could not do; the objects concerned are not counted
     */
    public record Progress(long objects, long bytes, List<Sha256> unreadable, List<StoreFailure> failures) {
        public Progress {
            unreadable = List.copyOf(unreadable);
            failures = List.copyOf(failures);
        }
    }

    /** Waits until one of the workers is free. */
    public void copy(Sha256 digest) {
        permits.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                transfer(digest);
            } finally {
                permits.release();
            }
        });
    }

    public Progress progress() {
        return new Progress(objects.get(), bytes.get(), List.copyOf(unreadable), List.copyOf(failures));
    }

    /** Waits for those that are under way. */
    @Override
    public void close() {
        workers.close();
    }

    private void transfer(Sha256 digest) {
        switch (source.openRange(digest, 0, 0)) {
            case Missing missing -> unreadable.add(digest);
            case Unavailable unavailable -> unreadable.add(digest);
            case Opened opened -> put(digest, opened);
        }
    }

    private void put(Sha256 digest, Opened opened) {
        try {
            opened.stream().close();
            PutOutcome outcome = target.put(digest, new StoredContent(source, digest));
            failures.addAll(outcome.failures());
            if (outcome.complete()) {
                objects.incrementAndGet();
                bytes.addAndGet(opened.size());
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(digest);
        }
    }
}
