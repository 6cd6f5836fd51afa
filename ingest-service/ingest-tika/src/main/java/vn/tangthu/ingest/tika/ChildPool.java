package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Children at rest and at work: started when first wanted, replaced after a failure or after many documents. */
final class ChildPool implements AutoCloseable {
    private static final class Resting {
        private final ChildJvm child;
        private Duration rested = Duration.ZERO;

        private Resting(ChildJvm child) {
            this.child = child;
        }
    }

    private final ExtractorSettings settings;
    private final WorkFolder folders;
    private final Semaphore places;
    private final Deque<Resting> resting = new ArrayDeque<>();
    private final Set<ChildJvm> working = new HashSet<>();
    private boolean closed;

    ChildPool(ExtractorSettings settings, WorkFolder folders) {
        this.settings = settings;
        this.folders = folders;
        this.places = new Semaphore(settings.cores(), true);
    }

    /** Waits for a free place; every child borrowed must be given back or discarded. */
    ChildJvm borrow() throws IOException, InterruptedException {
        places.acquire();
        try {
            ChildJvm rested = takeRested();
            return rested == null ? register(started()) : rested;
        } catch (IOException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private ChildJvm started() throws IOException {
        Path folder = folders.create("child");
        try {
            return ChildJvm.start(settings, folder);
        } catch (IOException e) {
            WorkFolder.leave(folder);
            throw e;
        }
    }

    private synchronized @Nullable ChildJvm takeRested() {
        for (Resting next = resting.pollLast(); next != null; next = resting.pollLast()) {
            if (next.child.alive()) {
                return register(next.child);
            }
            end(next.child);
        }
        return null;
    }

    private synchronized ChildJvm register(ChildJvm child) {
        if (closed) {
            child.kill();
            throw new IllegalStateException("the extractor is closed");
        }
        working.add(child);
        return child;
    }

    /** After a document that went well. */
    void giveBack(ChildJvm child) {
        child.countDocument();
        if (child.documents() >= settings.limits().documentsPerChild() || !child.alive() || !tidied(child)) {
            discard(child);
            return;
        }
        synchronized (this) {
            working.remove(child);
            resting.addLast(new Resting(child));
        }
        places.release();
    }

    private static boolean tidied(ChildJvm child) {
        Path temporary = child.folder().resolve("tmp");
        try {
            WorkFolder.removeAll(temporary);
            Files.createDirectory(temporary);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends a child that was borrowed. */
    void discard(ChildJvm child) {
        synchronized (this) {
            working.remove(child);
        }
        try {
            end(child);
        } finally {
            places.release();
        }
    }

    private static void end(ChildJvm child) {
        child.kill();
        try {
            child.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WorkFolder.leave(child.folder());
    }

    /** Called again and again with the time since the last call. */
    void tick(Duration passed) {
        List<ChildJvm> tired = new ArrayList<>();
        synchronized (this) {
            resting.removeIf(rest -> {
                rest.rested = rest.rested.plus(passed);
                boolean over = rest.rested.compareTo(settings.times().idle()) > 0;
                if (over) {
                    tired.add(rest.child);
                }
                return over;
            });
        }
        for (ChildJvm child : tired) {
            end(child);
        }
    }

    /** Process ids of all children, at rest or at work. */
    synchronized List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        resting.forEach(rest -> pids.add(rest.child.pid()));
        working.forEach(child -> pids.add(child.pid()));
        return pids;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        working.forEach(ChildJvm::kill);
        resting.forEach(rest -> rest.child.kill());
        resting.clear();
    }
}
