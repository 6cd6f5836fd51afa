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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Sha256> unreadable = new ConcurrentLinkedQueue<>();
    private final Queue<StoreFailure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();

    public StoreCopy(ObjectStore source, ObjectStore target) {
        this.source = source;
        this.target = target;
    }

    /**
     * How far it is.
     *
     * @param asked number of those that were to be copied
     * @param objects number of those of which every copy of the target is verified
     * @param bytes their size
     * @param unreadable those of which the source has no good copy
     * @param failures what the target could not do; the objects concerned are not counted
     */
    public record Progress(long asked, long objects, long bytes, List<Sha256> unreadable, List<StoreFailure> failures) {
        public Progress {
            unreadable = List.copyOf(unreadable);
            failures = List.copyOf(failures);
        }
    }

    /** One of the objects could be neither copied nor said to be lost; the cause says why. */
    public static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(Throwable cause) {
            super("An object could not be copied: " + cause, cause);
        }
    }

    /**
     * Waits until one of the workers is free.
     *
     * @throws BrokenOffException if one of those before could not be dealt with; nothing more is copied
     */
    public void copy(Sha256 digest) {
        requireUnbroken();
        asked.incrementAndGet();
        permits.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                transfer(digest);
            } catch (RuntimeException | Error e) {
                trouble.compareAndSet(null, e);
            } finally {
                permits.release();
            }
        });
    }

    public Progress progress() {
        return new Progress(asked.get(), objects.get(), bytes.get(), List.copyOf(unreadable), List.copyOf(failures));
    }

    /**
     * Waits for those that are under way.
     *
     * @throws BrokenOffException if one of them could not be dealt with
     */
    @Override
    public void close() {
        workers.close();
        requireUnbroken();
    }

    private void requireUnbroken() {
        Throwable cause = trouble.get();
        if (cause != null) {
            throw new BrokenOffException(cause);
        }
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
