package vn.tangthu.archive.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.contract.FaultyObjectStore;
import vn.tangthu.archive.contract.FaultyObjectStore.Fault;

class StoreCopyTest {
    private static final int OBJECTS = 25;
    private final InMemoryObjectStore from = new InMemoryObjectStore("from");
    private final InMemoryObjectStore to = new InMemoryObjectStore("to");
    private final FaultyObjectStore target = new FaultyObjectStore(to);
    private final List<Sha256> digests = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int i = 0; i < OBJECTS; i++) {
            byte[] content = ("object " + i).getBytes(StandardCharsets.UTF_8);
            digests.add(Sha256.of(content));
            from.put(digests.getLast(), ContentSource.of(content));
        }
    }

    private StoreCopy.Progress copyAll() {
        StoreCopy copy = new StoreCopy(from, target);
        try (copy) {
            digests.forEach(copy::copy);
        }
        return copy.progress();
    }

    @Test
    void allOfThemAreThereInTheEnd() {
        StoreCopy.Progress progress = copyAll();
        assertThat(progress.asked()).isEqualTo(OBJECTS);
        assertThat(progress.objects()).isEqualTo(OBJECTS);
        assertThat(progress.bytes()).isEqualTo(10L * 8 + 15L * 9);
        assertThat(progress.unreadable()).isEmpty();
        assertThat(to.list("")).containsExactlyInAnyOrderElementsOf(digests);
        // Again, as after an interruption.
        assertThat(copyAll()).isEqualTo(progress);
    }

    @Test
    void whatTheSourceHasLostIsNamed() {
        from.flipBit(digests.get(3));
        List<StoreFailure> unused = from.delete(digests.get(4));
        StoreCopy.Progress progress = copyAll();
        assertThat(progress.unreadable()).containsExactlyInAnyOrder(digests.get(3), digests.get(4));
        assertThat(progress.objects()).isEqualTo(OBJECTS - 2);
        assertThat(to.list("")).doesNotContain(digests.get(3), digests.get(4));
    }

    /** One of the old media has lost all, and the trail cannot be written while it is mended. */
    @Test
    void whatCanBeNeitherCopiedNorNamedAsLostEndsTheCopy() {
        InMemoryObjectStore lost = new InMemoryObjectStore("lost");
        StoreCopy copy = new StoreCopy(new MirroredObjectStore(lost, from, new SilentTrail()), target);
        copy.copy(digests.getFirst());
        assertThatThrownBy(copy::close)
                .isInstanceOf(StoreCopy.BrokenOffException.class)
                .hasRootCauseMessage("The trail does not answer");
        assertThatThrownBy(() -> copy.copy(digests.getLast())).isInstanceOf(StoreCopy.BrokenOffException.class);
        assertThat(copy.progress().asked()).isEqualTo(1);
        assertThat(to.list("")).isEmpty();
    }

    @Test
    void whatTheTargetCannotKeepIsNotCounted() {
        target.fail(Fault.FULL);
        StoreCopy.Progress progress = copyAll();
        assertThat(progress.objects()).isZero();
        assertThat(progress.failures()).hasSize(OBJECTS).allMatch(failure -> failure.kind() == StoreFailure.Kind.FULL);
    }

    /** Fails at whatever is to be written down. */
    private static final class SilentTrail implements MirrorListener {
        @Override
        public void damaged(Sha256 digest, String store, CopyState.State state) {
            throw new IllegalStateException("The trail does not answer");
        }

        @Override
        public void repaired(Sha256 digest, String store) {
            throw new IllegalStateException("The trail does not answer");
        }

        @Override
        public void notRepaired(Sha256 digest, StoreFailure failure) {
            throw new IllegalStateException("The trail does not answer");
        }
    }
}
