package vn.tangthu.ingest.tika.child;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.FailureCode;

/** Recognises several pages of a document at a time, while the next is made ready; never more than fit in memory. */
final class RecognitionQueue implements AutoCloseable {
    private final PageRecognition recognition;
    private final Semaphore room;
    private final int places;
    private final ExecutorService threads;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    RecognitionQueue(Job job) {
        this.recognition = new PageRecognition(job);
        this.places = job.limits().cores() + 1;
        this.room = new Semaphore(places);
        this.threads = Executors.newFixedThreadPool(job.limits().cores());
    }

    /** Waits until another page may be made ready; followed by {@link #add} or {@link #leave}. */
    void enter() throws InterruptedException, ReadingStoppedException {
        room.acquire();
        throwFailure();
    }

    /** Gives the place back without a page. */
    void leave() {
        room.release();
    }

    void add(int number, PageRecognition.Prepared page) {
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    recognition.handOver(number, page);
                }
            } catch (OutOfMemoryError e) {
                ParentLink.end(3);
            } catch (Exception | StackOverflowError e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    /** Waits for all pages. */
    void finish() throws InterruptedException, ReadingStoppedException {
        room.acquire(places);
        throwFailure();
        room.release(places);
    }

    private void throwFailure() throws ReadingStoppedException {
        switch (failure.get()) {
            case null -> {}
            case ReadingStoppedException e -> throw e;
            case Throwable e -> throw new ReadingStoppedException(FailureCode.INTERNAL, "recognising a page", e);
        }
    }

    @Override
    public void close() {
        failure.compareAndSet(null, new ReadingStoppedException(FailureCode.INTERNAL, "the job has ended"));
        // Running pages end by their own time limit; interrupting them would lose count of permits.
        threads.close();
    }
}
