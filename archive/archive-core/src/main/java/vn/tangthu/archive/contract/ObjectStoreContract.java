package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.object.StoreHealth;

/** What every store, and every wrapper of stores, does with objects. */
public interface ObjectStoreContract {
    /** An empty store. */
    ObjectStore store() throws IOException;

    /** Damages the copy of this name behind the store's back: one bit of its first byte. */
    void flipBit(ObjectStore store, String copy, Sha256 digest) throws IOException;

    @Test
    default void whatIsPutIsThereInEveryCopy() throws IOException {
        try (ObjectStore store = store()) {
            PutOutcome outcome = put(store, "một");
            assertThat(outcome.complete()).isTrue();
            assertThat(outcome.verifiedCopies()).isEqualTo(store.copies()).isNotEmpty();
            assertThat(text(store.open(digest("một")))).isEqualTo("một");
            assertThat(states(store, "một")).containsOnly(CopyState.State.GOOD);
            assertThat(store.verify(digest("một")).stream().map(CopyState::store))
                    .isEqualTo(store.copies());
        }
    }

    @Test
    default void emptyAndLargeObjectsComeBackWhole() throws IOException {
        byte[] large = new byte[(9 << 20) + 17];
        new Random(7).nextBytes(large);
        try (ObjectStore store = store()) {
            for (byte[] bytes : List.of(new byte[0], large)) {
                Sha256 digest = Sha256.of(bytes);
                assertThat(store.put(digest, ContentSource.of(bytes)).complete())
                        .isTrue();
                assertThat(bytes(store.open(digest))).isEqualTo(bytes);
            }
            OpenOutcome range = store.openRange(Sha256.of(large), large.length - 5, 100);
            assertThat(((OpenOutcome.Opened) range).size()).isEqualTo(large.length);
            assertThat(bytes(range)).isEqualTo(Arrays.copyOfRange(large, large.length - 5, large.length));
            assertThat(bytes(store.openRange(Sha256.of(large), 1 << 20, 3)))
                    .isEqualTo(Arrays.copyOfRange(large, 1 << 20, (1 << 20) + 3));
        }
    }

    @Test
    default void rangesAreShortenedAtTheEnd() throws IOException {
        try (ObjectStore store = store()) {
            put(store, "0123456789");
            Sha256 digest = digest("0123456789");
            assertThat(text(store.openRange(digest, 3, 4))).isEqualTo("3456");
            assertThat(text(store.openRange(digest, 8, 100))).isEqualTo("89");
            assertThat(text(store.openRange(digest, 8, Long.MAX_VALUE))).isEqualTo("89");
            assertThat(text(store.openRange(digest, 10, 1))).isEmpty();
            assertThat(text(store.openRange(digest, Long.MAX_VALUE, 1))).isEmpty();
            assertThat(text(store.openRange(digest, 0, 0))).isEmpty();
            assertThat(((OpenOutcome.Opened) store.openRange(digest, 99, 1)).size())
                    .isEqualTo(10);
            assertThatThrownBy(() -> store.openRange(digest, -1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.openRange(digest, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void whatIsNotThereIsMissing() throws IOException {
        try (ObjectStore store = store()) {
            assertThat(store.open(digest("x"))).isEqualTo(new OpenOutcome.Missing());
            assertThat(states(store, "x")).containsOnly(CopyState.State.MISSING);
            assertThat(store.delete(digest("x"))).isEmpty();
            assertThat(list(store)).isEmpty();
        }
    }

    @Test
    default void puttingTwiceKeepsOneObject() throws IOException {
        try (ObjectStore store = store()) {
            put(store, "một");
            assertThat(put(store, "một").complete()).isTrue();
            put(store, "hai");
            assertThat(list(store)).containsExactlyInAnyOrder(digest("một"), digest("hai"));
        }
    }

    @Test
    default void objectsAreListedByTheFirstDigitsOfTheirDigests() throws IOException {
        try (ObjectStore store = store()) {
            put(store, "một");
            put(store, "hai");
            String one = digest("một").hex().substring(0, 2);
            assertThat(one).isNotEqualTo(digest("hai").hex().substring(0, 2)).isNotEqualTo("00");
            assertThat(list(store, one)).containsExactly(digest("một"));
            assertThat(list(store, "00")).isEmpty();
        }
    }

    @Test
    default void bytesWithAnotherDigestAreRefused() throws IOException {
        try (ObjectStore store = store()) {
            PutOutcome outcome = store.put(digest("một"), source("hai"));
            assertThat(outcome.complete()).isFalse();
            assertThat(outcome.verifiedCopies()).isEmpty();
            assertThat(outcome.failures().stream().map(StoreFailure::kind))
                    .hasSameSizeAs(store.copies())
                    .containsOnly(StoreFailure.Kind.WRONG_DIGEST);
            assertThat(store.open(digest("một"))).isEqualTo(new OpenOutcome.Missing());
            assertThat(list(store)).isEmpty();
        }
    }

    @Test
    default void aSourceThatBreaksLeavesNothingBehind() throws IOException {
        ContentSource breaking = new ContentSource() {
            @Override
            public long size() {
                return 100;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut off");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        throw new IOException("cut off");
                    }
                };
            }
        };
        try (ObjectStore store = store()) {
            assertThatThrownBy(() -> store.put(digest("một"), breaking)).isInstanceOf(UncheckedIOException.class);
            assertThat(list(store)).isEmpty();
            assertThat(store.open(digest("một"))).isEqualTo(new OpenOutcome.Missing());
        }
    }

    @Test
    default void deletedObjectsAreGoneFromEveryCopy() throws IOException {
        try (ObjectStore store = store()) {
            put(store, "một");
            put(store, "hai");
            assertThat(store.delete(digest("một"))).isEmpty();
            assertThat(states(store, "một")).containsOnly(CopyState.State.MISSING);
            assertThat(store.open(digest("một"))).isEqualTo(new OpenOutcome.Missing());
            assertThat(list(store)).containsExactly(digest("hai"));
        }
    }

    @Test
    default void aDamagedCopyIsFoundAndNeverServed() throws IOException {
        byte[] large = new byte[9 << 20];
        try (ObjectStore store = store()) {
            for (byte[] bytes : List.of("một".getBytes(StandardCharsets.UTF_8), large)) {
                Sha256 digest = Sha256.of(bytes);
                store.put(digest, ContentSource.of(bytes));
                for (String copy : store.copies()) {
                    flipBit(store, copy, digest);
                }
                assertThat(store.verify(digest).stream().map(CopyState::state)).containsOnly(CopyState.State.CORRUPT);
                assertThat(store.openRange(digest, 1, 1))
                        .isInstanceOfSatisfying(
                                OpenOutcome.Unavailable.class,
                                unavailable -> assertThat(
                                                unavailable.failures().stream().map(StoreFailure::kind))
                                        .hasSameSizeAs(store.copies())
                                        .containsOnly(StoreFailure.Kind.CORRUPT));
                assertThat(store.put(digest, ContentSource.of(bytes)).complete())
                        .isTrue();
                assertThat(bytes(store.open(digest))).isEqualTo(bytes);
            }
        }
    }

    @Test
    default void concurrentPutsOfTheSameObjectAllSucceed() throws Exception {
        try (ObjectStore store = store();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<PutOutcome>> puts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String content = "content " + i % 2;
                puts.add(threads.submit(() -> put(store, content)));
            }
            for (Future<PutOutcome> put : puts) {
                assertThat(put.get().complete()).isTrue();
            }
            assertThat(list(store)).containsExactlyInAnyOrder(digest("content 0"), digest("content 1"));
        }
    }

    @Test
    default void aHealthyStoreSaysSoForEveryCopyAndLeavesNoTrace() throws IOException {
        try (ObjectStore store = store()) {
            assertThat(store.name()).isNotBlank();
            assertThat(store.health().stream().map(StoreHealth::store)).isEqualTo(store.copies());
            assertThat(store.health().stream().map(StoreHealth::usable)).containsOnly(true);
            assertThat(list(store)).isEmpty();
        }
    }

    private static PutOutcome put(ObjectStore store, String content) {
        return store.put(digest(content), source(content));
    }

    private static ContentSource source(String content) {
        return ContentSource.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CopyState.State> states(ObjectStore store, String content) {
        return store.verify(digest(content)).stream().map(CopyState::state).toList();
    }

    private static List<Sha256> list(ObjectStore store) {
        return list(store, "");
    }

    private static List<Sha256> list(ObjectStore store, String prefix) {
        try (Stream<Sha256> objects = store.list(prefix)) {
            return objects.toList();
        }
    }

    private static String text(OpenOutcome outcome) throws IOException {
        return new String(bytes(outcome), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(OpenOutcome outcome) throws IOException {
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        try (InputStream in = ((OpenOutcome.Opened) outcome).stream()) {
            return in.readAllBytes();
        }
    }
}
