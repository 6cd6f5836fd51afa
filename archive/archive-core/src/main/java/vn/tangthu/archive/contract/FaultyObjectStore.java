package vn.tangthu.archive.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.object.StoreHealth;

/** A store on a medium that fails on demand. Faults can be set and healed while it is in use. */
public final class FaultyObjectStore implements ObjectStore {
    /** What goes wrong. */
    public enum Fault {
        NONE,
        /** Writes find no room once the given number of bytes was written; reads work. */
        FULL,
        /** Writes fail once the given number of bytes was written; reads, lists and health fail at once. */
        GONE,
        /** What is written reads back with another digest, which the store notices. */
        FLIPS_ON_WRITE,
        /** What is read has another digest, which the store notices. */
        FLIPS_ON_READ,
        /** Says that it stored, and did not: a store that breaks its promise. */
        LOSES_WRITES
    }

    private final ObjectStore store;
    private volatile Fault fault = Fault.NONE;
    private volatile long bytesLeft;
    private volatile Duration delay = Duration.ZERO;

    public FaultyObjectStore(ObjectStore store) {
        this.store = store;
    }

    public void fail(Fault fault) {
        fail(fault, 0);
    }

    /**
     * @param afterBytes how many bytes can still be written, for {@link Fault#FULL} and {@link Fault#GONE}
     */
    public synchronized void fail(Fault fault, long afterBytes) {
        this.fault = fault;
        this.bytesLeft = afterBytes;
    }

    /** Every put and open takes this much longer. */
    public void slowDown(Duration delay) {
        this.delay = delay;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public List<String> copies() {
        return store.copies();
    }

    @Override
    public PutOutcome put(Sha256 digest, ContentSource source) {
        pause();
        return switch (fault) {
            case NONE, FLIPS_ON_READ -> store.put(digest, source);
            case FULL -> limited(StoreFailure.Kind.FULL, digest, source);
            case GONE -> limited(StoreFailure.Kind.UNREACHABLE, digest, source);
            case FLIPS_ON_WRITE -> new PutOutcome(List.of(), failures(StoreFailure.Kind.CORRUPT));
            case LOSES_WRITES -> new PutOutcome(copies(), List.of());
        };
    }

    private synchronized PutOutcome limited(StoreFailure.Kind kind, Sha256 digest, ContentSource source) {
        long size = consume(source, bytesLeft);
        if (size > bytesLeft) {
            bytesLeft = 0;
            return new PutOutcome(List.of(), failures(kind));
        }
        bytesLeft -= size;
        return store.put(digest, source);
    }

    /** Reads the source as a real write would until the fault strikes. */
    private static long consume(ContentSource source, long limit) {
        try (InputStream in = source.open()) {
            byte[] buffer = new byte[8192];
            long done = 0;
            for (int n = in.read(buffer); n >= 0 && done <= limit; n = in.read(buffer)) {
                done += n;
            }
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException("The source cannot be read", e);
        }
    }

    @Override
    public OpenOutcome openRange(Sha256 digest, long offset, long length) {
        pause();
        return switch (fault) {
            case GONE -> new OpenOutcome.Unavailable(failures(StoreFailure.Kind.UNREACHABLE));
            case FLIPS_ON_READ ->
                store.openRange(digest, offset, length) instanceof OpenOutcome.Missing missing
                        ? missing
                        : new OpenOutcome.Unavailable(failures(StoreFailure.Kind.CORRUPT));
            case NONE, FULL, FLIPS_ON_WRITE, LOSES_WRITES -> store.openRange(digest, offset, length);
        };
    }

    @Override
    public List<CopyState> verify(Sha256 digest) {
        return store.verify(digest).stream()
                .map(copy -> new CopyState(copy.store(), state(copy.state())))
                .toList();
    }

    private CopyState.State state(CopyState.State real) {
        return switch (fault) {
            case GONE -> CopyState.State.UNREACHABLE;
            case FLIPS_ON_READ -> real == CopyState.State.GOOD ? CopyState.State.CORRUPT : real;
            case NONE, FULL, FLIPS_ON_WRITE, LOSES_WRITES -> real;
        };
    }

    @Override
    public List<StoreFailure> delete(Sha256 digest) {
        return fault == Fault.GONE ? failures(StoreFailure.Kind.UNREACHABLE) : store.delete(digest);
    }

    @Override
    public Stream<Sha256> list(String prefix) {
        if (fault == Fault.GONE) {
            throw new UncheckedIOException(new IOException("The medium is gone"));
        }
        return store.list(prefix);
    }

    @Override
    public List<StoreHealth> health() {
        boolean sound = fault == Fault.NONE || fault == Fault.FLIPS_ON_READ || fault == Fault.LOSES_WRITES;
        return sound
                ? store.health()
                : copies().stream()
                        .map(copy -> new StoreHealth(copy, false, 0, fault.name()))
                        .toList();
    }

    @Override
    public void close() {
        store.close();
    }

    private List<StoreFailure> failures(StoreFailure.Kind kind) {
        return copies().stream()
                .map(copy -> new StoreFailure(copy, kind, "injected fault"))
                .toList();
    }

    private void pause() {
        if (delay.isZero()) {
            return;
        }
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
