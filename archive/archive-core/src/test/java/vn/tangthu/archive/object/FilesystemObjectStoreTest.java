package vn.tangthu.archive.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.contract.ObjectStoreContract;
import vn.tangthu.archive.contract.TestClock;

class FilesystemObjectStoreTest implements ObjectStoreContract {
    private static final byte[] CONTENT = "nội dung".getBytes(StandardCharsets.UTF_8);
    private static final Sha256 DIGEST = Sha256.of(CONTENT);

    @TempDir
    Path root;

    @Override
    public ObjectStore store() throws IOException {
        FilesystemObjectStore store = new FilesystemObjectStore("medium-1", root, 0);
        store.initialise();
        return store;
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) throws IOException {
        flipBit(root, digest);
    }

    static void flipBit(Path root, Sha256 digest) throws IOException {
        Path file = file(root, digest);
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
    }

    static Path file(Path root, Sha256 digest) {
        String hex = digest.hex();
        return root.resolve("objects")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    @Test
    void objectsLieWhereTheLayoutSays() throws IOException {
        try (ObjectStore store = store()) {
            put(store);
            assertThat(file(root, DIGEST)).hasBinaryContent(CONTENT);
            assertThat(files("incoming")).isEmpty();
        }
    }

    @Test
    void manySlowReadersDoNotHoldTheirObjectsInMemory() throws IOException {
        byte[] bytes = new byte[FilesystemObjectStore.SMALL + 1];
        Sha256 digest = Sha256.of(bytes);
        assertThat(FilesystemObjectStore.SMALL).isLessThanOrEqualTo(256 << 10);
        try (ObjectStore store = store()) {
            store.put(digest, ContentSource.of(bytes));
            OpenOutcome.Opened opened = (OpenOutcome.Opened) store.open(digest);
            try (InputStream in = opened.stream()) {
                assertThat(in).isInstanceOf(ProvenInputStream.class);
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
            OpenOutcome.Opened part = (OpenOutcome.Opened) store.openRange(digest, 1, 5);
            try (InputStream in = part.stream()) {
                assertThat(in).isInstanceOf(RangeInputStream.class);
            }
        }
    }

    @Test
    void whatIsDamagedAfterItWasHashedNeverReachesAReaderAsAWholeFile() throws IOException {
        byte[] bytes = new byte[1 << 20];
        Sha256 digest = Sha256.of(bytes);
        try (ObjectStore store = store()) {
            store.put(digest, ContentSource.of(bytes));
            OpenOutcome.Opened opened = (OpenOutcome.Opened) store.open(digest);
            try (InputStream in = opened.stream();
                    FileChannel file = FileChannel.open(file(root, digest), StandardOpenOption.WRITE)) {
                assertThat(in.readNBytes(1000)).hasSize(1000);
                file.write(ByteBuffer.wrap(new byte[] {1}), 900_000);
                ByteArrayOutputStream received = new ByteArrayOutputStream();
                assertThatThrownBy(() -> in.transferTo(received)).isInstanceOf(IOException.class);
                assertThat(received.size()).isLessThan(bytes.length - 1000);
            }
        }
    }

    @Test
    void aMediumThatWasNeverSetUpIsUnreachableAndStaysUntouched() throws IOException {
        try (ObjectStore store = new FilesystemObjectStore("medium-1", root, 0)) {
            assertUnreachable(store);
            assertThat(files("")).isEmpty();
        }
    }

    @Test
    void anUnmountedMediumIsUnreachableAndItsMountPointStaysEmpty() throws IOException {
        try (ObjectStore store = store()) {
            put(store);
            Path away = root.resolveSibling(root.getFileName() + "-away");
            Files.move(root, away);
            Files.createDirectory(root);
            assertUnreachable(store);
            assertThat(files("")).isEmpty();

            Files.delete(root);
            Files.move(away, root);
            assertThat(store.open(DIGEST)).isInstanceOf(OpenOutcome.Opened.class);
        }
    }

    @Test
    void anotherMediumInThePlaceOfThisOneIsRefused() throws IOException {
        new FilesystemObjectStore("medium-2", root, 0).initialise();
        FilesystemObjectStore store = new FilesystemObjectStore("medium-1", root, 0);
        assertThatThrownBy(store::initialise).isInstanceOf(IOException.class);
        assertUnreachable(store);
    }

    @Test
    void aTwinOfTheSameNameIsNoticedWhileRunning() throws IOException {
        try (ObjectStore store = store()) {
            put(store);
            Path marker = root.resolve("tangthu-medium");
            List<String> lines = Files.readAllLines(marker);
            Files.write(marker, List.of(lines.getFirst(), "00000000-0000-0000-0000-000000000000"));
            assertUnreachable(store);
        }
    }

    @Test
    void settingUpAgainKeepsTheMedium() throws IOException {
        try (ObjectStore store = store()) {
            put(store);
            String marker = Files.readString(root.resolve("tangthu-medium"));
            assertThat(marker).startsWith("medium-1\n");
            store();
            assertThat(root.resolve("tangthu-medium")).hasContent(marker);
            assertThat(store.open(DIGEST)).isInstanceOf(OpenOutcome.Opened.class);
        }
    }

    @Test
    void belowTheReserveTheMediumIsFull() throws IOException {
        store().close();
        try (ObjectStore store = new FilesystemObjectStore("medium-1", root, Long.MAX_VALUE / 2)) {
            assertThat(put(store).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.FULL));
            assertThat(store.health().getFirst().usable()).isFalse();
            assertThat(store.health().getFirst().freeBytes()).isPositive();
            assertThat(files("incoming")).isEmpty();
        }
    }

    @Test
    void aMediumWithoutRoomIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        IOException noRoom = assertThrows(IOException.class, () -> Files.write(full, CONTENT));
        assertThat(FilesystemObjectStore.kind(noRoom)).isEqualTo(StoreFailure.Kind.FULL);
        assertThat(FilesystemObjectStore.kind(new IOException("Disk quota exceeded")))
                .isEqualTo(StoreFailure.Kind.FULL);
        assertThat(FilesystemObjectStore.kind(new IOException("Input/output error")))
                .isEqualTo(StoreFailure.Kind.UNREACHABLE);
    }

    @Test
    void whatDeadWritersLeftIsSweptAfterADay() throws IOException {
        TestClock clock = new TestClock();
        store().close();
        Path old = Files.createFile(root.resolve("incoming/old.part"));
        Path fresh = Files.createFile(root.resolve("incoming/fresh.part"));
        Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh, FileTime.from(clock.instant().minus(Duration.ofHours(23))));
        try (ObjectStore store = new FilesystemObjectStore("medium-1", root, 0, clock)) {
            assertThat(put(store).complete()).isTrue();
            assertThat(files("incoming")).containsExactly(fresh);
        }
    }

    @Test
    void aTornFileUnderAnAddressIsReplaced() throws IOException {
        try (ObjectStore store = store()) {
            put(store);
            Files.write(file(root, DIGEST), new byte[0]);
            assertThat(store.verify(DIGEST).getFirst().state()).isEqualTo(CopyState.State.CORRUPT);
            assertThat(put(store).complete()).isTrue();
            assertThat(file(root, DIGEST)).hasBinaryContent(CONTENT);
        }
    }

    @Test
    void strangeFilesAreNotObjects() throws IOException {
        try (ObjectStore store = store()) {
            put(store);
            Files.createFile(file(root, DIGEST).resolveSibling("notes.txt"));
            try (Stream<Sha256> objects = store.list("")) {
                assertThat(objects).containsExactly(DIGEST);
            }
        }
    }

    private static void assertUnreachable(ObjectStore store) {
        assertThat(put(store).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNREACHABLE));
        assertThat(store.open(DIGEST)).isInstanceOf(OpenOutcome.Unavailable.class);
        assertThat(store.verify(DIGEST).getFirst().state()).isEqualTo(CopyState.State.UNREACHABLE);
        assertThat(store.delete(DIGEST)).hasSize(1);
        assertThat(store.health().getFirst().usable()).isFalse();
        assertThatThrownBy(() -> store.list("").close()).isInstanceOf(UncheckedIOException.class);
    }

    private static PutOutcome put(ObjectStore store) {
        return store.put(DIGEST, ContentSource.of(CONTENT));
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.toList();
        }
    }
}
