package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.digest;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;
import static vn.tangthu.archive.s3.S3StoreTests.eventually;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tangthu.archive.contract.ObjectStoreContract;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.CopyState.State;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;
import vn.tangthu.s3servers.TcpGate;

/** Two copies on two servers that know nothing of each other, each of which is killed, paused and cut off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3MirrorTests implements ObjectStoreContract {
    private final ServerKind kind;
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private String bucket = freshBucket();

    record Node(String name, S3Server server, TcpGate gate, Path credentials) {}

    /** How a node fails, and how it comes back. */
    enum Fault {
        KILL {
            @Override
            void strike(Node node) throws IOException {
                node.server.kill();
            }

            @Override
            void heal(Node node) throws IOException {
                node.server.start();
            }
        },
        PAUSE {
            @Override
            void strike(Node node) throws IOException {
                node.server.pause();
            }

            @Override
            void heal(Node node) throws IOException {
                node.server.resume();
            }
        },
        CUT_OFF {
            @Override
            void strike(Node node) throws IOException {
                node.gate.set(TcpGate.State.CUT);
            }

            @Override
            void heal(Node node) throws IOException {
                node.gate.set(TcpGate.State.OPEN);
            }
        };

        abstract void strike(Node node) throws IOException;

        abstract void heal(Node node) throws IOException;
    }

    S3MirrorTests(ServerKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(kind.available(), "This server is not to be had here");
        for (String name : List.of("one", "two")) {
            S3Server server = kind.start(Options.in(folder.resolve(name)));
            nodes.add(new Node(name, server, new TcpGate(server.endpoint()), Bench.credentials(folder, server)));
        }
    }

    @AfterAll
    void stop() throws IOException {
        for (Node node : nodes) {
            node.gate.close();
            node.server.close();
        }
    }

    /** A test that failed during a fault must not take the next ones with it. */
    @AfterEach
    void heal() throws IOException {
        heard.clear();
        for (Node node : nodes) {
            node.gate.set(TcpGate.State.OPEN);
        }
    }

    @Override
    public ObjectStore store() throws IOException {
        return mirror();
    }

    private MirroredObjectStore mirror() throws IOException {
        bucket = freshBucket();
        return new MirroredObjectStore(copy(nodes.get(0)), copy(nodes.get(1)), new Listener());
    }

    private S3ObjectStore copy(Node node) throws IOException {
        return founded(Bench.settings(node.name, node.gate.endpoint(), bucket, node.credentials, null));
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) throws IOException {
        for (Node node : nodes) {
            if (node.name.equals(copy)) {
                node.server.flipByte(bucket, CopyReader.key(digest));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withOneNodeAwayReceiptsStopAndReadsGoOn(Fault fault) throws IOException {
        try (MirroredObjectStore mirror = mirror()) {
            assertThat(put(mirror, "trước").complete()).isTrue();
            for (Node away : nodes) {
                String during = "trong lúc " + away.name;
                fault.strike(away);
                PutOutcome outcome = put(mirror, during);
                assertThat(outcome.complete()).isFalse();
                assertThat(outcome.verifiedCopies()).hasSize(1).doesNotContain(away.name);
                assertThat(outcome.failures()).singleElement().satisfies(failure -> {
                    assertThat(failure.store()).isEqualTo(away.name);
                    assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNREACHABLE);
                });
                assertThat(read(mirror, "trước")).isEqualTo("trước");
                assertThat(read(mirror, during)).isEqualTo(during);

                fault.heal(away);
                assertThat(eventually(() -> put(mirror, during).complete())).isTrue();
                assertThat(states(mirror, during)).containsOnly(State.GOOD);
                assertThat(states(mirror, "trước")).containsOnly(State.GOOD);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withBothNodesAwayNothingIsPromisedAndNothingIsLost(Fault fault) throws IOException {
        try (MirroredObjectStore mirror = mirror()) {
            assertThat(put(mirror, "trước").complete()).isTrue();
            for (Node node : nodes) {
                fault.strike(node);
            }
            assertThat(put(mirror, "trong lúc").verifiedCopies()).isEmpty();
            assertThat(mirror.open(digest("trước"))).isInstanceOf(OpenOutcome.Unavailable.class);
            assertThat(states(mirror, "trước")).containsOnly(State.UNREACHABLE);
            for (Node node : nodes) {
                fault.heal(node);
            }
            assertThat(eventually(() -> put(mirror, "trong lúc").complete())).isTrue();
            assertThat(read(mirror, "trước")).isEqualTo("trước");
            assertThat(states(mirror, "trước")).containsOnly(State.GOOD);
        }
    }

    @Test
    void aFlippedByteIsFoundByReadingAndMended() throws IOException {
        for (String content : List.of("ngắn", "dài ".repeat(200_000))) {
            try (MirroredObjectStore mirror = mirror()) {
                put(mirror, content);
                flipBit(mirror, "one", digest(content));
                assertThat(read(mirror, content)).isEqualTo(content);
                assertThat(heard).hasSize(2).first().asString().startsWith("damaged one");
                assertThat(heard).last().isEqualTo("repaired one");
                assertThat(states(mirror, content)).containsOnly(State.GOOD);
                heard.clear();
            }
        }
    }

    @Test
    void aCopyThatOneNodeLostIsMadeAgain() throws IOException {
        try (MirroredObjectStore mirror = mirror();
                S3ObjectStore two = copy(nodes.get(1))) {
            put(mirror, "một");
            two.delete(digest("một"));
            assertThat(mirror.mend(digest("một")).stream().map(CopyState::state))
                    .containsOnly(State.GOOD);
            assertThat(heard).containsExactly("damaged two MISSING", "repaired two");
        }
    }

    private static List<State> states(ObjectStore store, String content) {
        return store.verify(digest(content)).stream().map(CopyState::state).toList();
    }

    private static String read(ObjectStore store, String content) throws IOException {
        OpenOutcome outcome = store.open(digest(content));
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        try (InputStream in = ((OpenOutcome.Opened) outcome).stream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private final class Listener implements MirrorListener {
        @Override
        public void damaged(Sha256 digest, String store, State state) {
            heard.add("damaged " + store + " " + state);
        }

        @Override
        public void repaired(Sha256 digest, String store) {
            heard.add("repaired " + store);
        }

        @Override
        public void notRepaired(Sha256 digest, StoreFailure failure) {
            heard.add("not repaired " + failure.store() + " " + failure.kind());
        }
    }
}
