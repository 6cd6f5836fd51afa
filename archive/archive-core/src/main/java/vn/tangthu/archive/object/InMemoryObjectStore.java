package vn.tangthu.archive.object;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A store whose medium is the memory: it verifies like the real ones, and forgets everything with the process. */
public final class InMemoryObjectStore implements ObjectStore {
    private final String name;
    private final Map<Sha256, byte[]> objects = new ConcurrentHashMap<>();

    public InMemoryObjectStore(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> copies() {
        return List.of(name);
    }

    @Override
    public PutOutcome put(Sha256 digest, ContentSource source) {
        if (state(digest) != CopyState.State.GOOD) {
            byte[] bytes = read(source);
            if (!Sha256.of(bytes).equals(digest)) {
                StoreFailure.Kind kind = StoreFailure.Kind.WRONG_DIGEST;
                return new PutOutcome(
                        List.of(), List.of(new StoreFailure(name, kind, "The bytes have another digest")));
            }
            objects.put(digest, bytes);
        }
        return new PutOutcome(List.of(name), List.of());
    }

    @Override
    public OpenOutcome openRange(Sha256 digest, long offset, long length) {
        Ranges.check(offset, length);
        byte[] bytes = objects.get(digest);
        if (bytes == null) {
            return new OpenOutcome.Missing();
        }
        if (!Sha256.of(bytes).equals(digest)) {
            StoreFailure.Kind kind = StoreFailure.Kind.CORRUPT;
            return new OpenOutcome.Unavailable(List.of(new StoreFailure(name, kind, "The copy has another digest")));
        }
        int from = (int) Math.min(offset, bytes.length);
        int count = (int) Math.min(length, bytes.length - from);
        return new OpenOutcome.Opened(new ByteArrayInputStream(bytes, from, count), bytes.length);
    }

    @Override
    public List<CopyState> verify(Sha256 digest) {
        return List.of(new CopyState(name, state(digest)));
    }

    @Override
    public List<StoreFailure> delete(Sha256 digest) {
        objects.remove(digest);
        return List.of();
    }

    @Override
    public Stream<Sha256> list(String prefix) {
        return List.copyOf(objects.keySet()).stream()
                .filter(digest -> digest.hex().startsWith(prefix));
    }

    @Override
    public List<StoreHealth> health() {
        return List.of(new StoreHealth(name, true, -1, ""));
    }

    /** Damages a copy, as a medium may: one bit of its first byte. */
    void flipBit(Sha256 digest) {
        objects.computeIfPresent(digest, (key, bytes) -> {
            byte[] damaged = bytes.clone();
            damaged[0] ^= 1;
            return damaged;
        });
    }

    private CopyState.State state(Sha256 digest) {
        byte[] bytes = objects.get(digest);
        if (bytes == null) {
            return CopyState.State.MISSING;
        }
        return Sha256.of(bytes).equals(digest) ? CopyState.State.GOOD : CopyState.State.CORRUPT;
    }

    private static byte[] read(ContentSource source) {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The source cannot be read", e);
        }
    }
}
