package vn.tangthu.archive.object;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.tangthu.archive.object.CopyState.State;
import vn.tangthu.archive.object.OpenOutcome.Missing;
import vn.tangthu.archive.object.OpenOutcome.Opened;
import vn.tangthu.archive.object.OpenOutcome.Unavailable;
import vn.tangthu.archive.object.StoreFailure.Kind;

/**
 * Two independent stores that hold the same objects (circular, Article 7.2.c). A put is complete only when both copies were
 * read back and hashed. A read falls over to the other copy on error and on damage, and then mends the bad copy from the
 * good one; {@link #mend} looks at both.
 */
public final class MirroredObjectStore implements ObjectStore {
    /** Below the time limit of those who ask for the health of all parts. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final ObjectStore first;
    private final ObjectStore second;
    private final MirrorListener listener;

    public MirroredObjectStore(ObjectStore first, ObjectStore second, MirrorListener listener) {
        this.first = first;
        this.second = second;
        this.listener = listener;
    }

    @Override
    public String name() {
        return first.name() + "+" + second.name();
    }

    @Override
    public List<String> copies() {
        return join(first.copies(), second.copies());
    }

    @Override
    public PutOutcome put(Sha256 digest, ContentSource source) {
        CompletableFuture<PutOutcome> other = new CompletableFuture<>();
        Thread.ofVirtual().name("mirror-put").start(() -> complete(other, () -> second.put(digest, source)));
        PutOutcome one;
        try {
            one = first.put(digest, source);
        } finally {
            // The source belongs to the caller again once we return, so the other copy must have ended by then.
            other.exceptionally(failure -> null).join();
        }
        PutOutcome two = join(other);
        return new PutOutcome(join(one.verifiedCopies(), two.verifiedCopies()), join(one.failures(), two.failures()));
    }

    @Override
    public OpenOutcome openRange(Sha256 digest, long offset, long length) {
        OpenOutcome one = first.openRange(digest, offset, length);
        if (one instanceof Opened) {
            return one;
        }
        OpenOutcome two = second.openRange(digest, offset, length);
        if (two instanceof Opened good) {
            return mended(digest, one, good);
        }
        List<StoreFailure> failures = join(failures(one), failures(two));
        return failures.isEmpty() ? new Missing() : new Unavailable(failures);
    }

    @Override
    public List<CopyState> verify(Sha256 digest) {
        return join(first.verify(digest), second.verify(digest));
    }

    /**
     * Reads both copies in full, and writes a missing or damaged one again from the other if that is good. A read finds
     * damage only where it looks, which is the first copy as long as that is good; this finds it everywhere. The listener
     * hears of both the damage and the repair. A copy that cannot be reached is left alone.
     *
     * @return the states afterwards, one for each of {@link #copies()}
     * @throws java.io.UncheckedIOException if the good copy went bad while it was copied
     */
    public List<CopyState> mend(Sha256 digest) {
        List<CopyState> one = first.verify(digest);
        List<CopyState> two = second.verify(digest);
        boolean changed = remade(digest, first, one, second, two) || remade(digest, second, two, first, one);
        return changed ? verify(digest) : join(one, two);
    }

    private boolean remade(
            Sha256 digest, ObjectStore store, List<CopyState> states, ObjectStore other, List<CopyState> others) {
        List<CopyState> bad = states.stream()
                .filter(copy -> copy.state() == State.MISSING || copy.state() == State.CORRUPT)
                .toList();
        if (bad.isEmpty() || others.stream().noneMatch(copy -> copy.state() == State.GOOD)) {
            return false;
        }
        bad.forEach(copy -> listener.damaged(digest, copy.store(), copy.state()));
        rewrite(digest, store, other);
        return true;
    }

    @Override
    public List<StoreFailure> delete(Sha256 digest) {
        return join(first.delete(digest), second.delete(digest));
    }

    @Override
    public Stream<Sha256> list(String prefix) {
        return Stream.concat(first.list(prefix), second.list(prefix)).distinct();
    }

    /** Asks both at once. One that does not answer within two seconds is not usable, and says nothing of the other. */
    @Override
    public List<StoreHealth> health() {
        CompletableFuture<List<StoreHealth>> one = asked(first);
        CompletableFuture<List<StoreHealth>> two = asked(second);
        return join(join(one), join(two));
    }

    private static CompletableFuture<List<StoreHealth>> asked(ObjectStore store) {
        CompletableFuture<List<StoreHealth>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("mirror-health").start(() -> complete(answer, store::health));
        List<StoreHealth> silence = store.copies().stream()
                .map(copy -> new StoreHealth(copy, false, -1, "No answer within " + ANSWER.toSeconds() + " seconds"))
                .toList();
        return answer.completeOnTimeout(silence, ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        try {
            first.close();
        } finally {
            second.close();
        }
    }

    private static <T> void complete(CompletableFuture<T> future, Supplier<T> question) {
        try {
            future.complete(question.get());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    private Opened mended(Sha256 digest, OpenOutcome found, Opened good) {
        try {
            if (failures(found).stream().allMatch(failure -> failure.kind() == Kind.CORRUPT)) {
                State state = found instanceof Missing ? State.MISSING : State.CORRUPT;
                listener.damaged(digest, first.name(), state);
                rewrite(digest, first, second);
            }
            return good;
        } catch (RuntimeException e) {
            throw closing(good, e);
        }
    }

    private void rewrite(Sha256 digest, ObjectStore bad, ObjectStore good) {
        PutOutcome outcome = bad.put(digest, new StoredContent(good, digest));
        if (outcome.complete()) {
            listener.repaired(digest, bad.name());
        }
        outcome.failures().forEach(failure -> listener.notRepaired(digest, failure));
    }

    private static RuntimeException closing(Opened opened, RuntimeException cause) {
        try {
            opened.stream().close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    private static List<StoreFailure> failures(OpenOutcome outcome) {
        return switch (outcome) {
            case Opened opened -> List.of();
            case Missing missing -> List.of();
            case Unavailable unavailable -> unavailable.failures();
        };
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static <T> List<T> join(List<T> one, List<T> two) {
        List<T> result = new ArrayList<>(one);
        result.addAll(two);
        return List.copyOf(result);
    }
}
