package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.s3.Bench.digest;
import static vn.tangthu.archive.s3.Bench.founded;
import static vn.tangthu.archive.s3.Bench.freshBucket;
import static vn.tangthu.archive.s3.Bench.put;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tangthu.archive.object.CopyState;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.OpenOutcome;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.HttpGate.Answer;
import vn.tangthu.s3servers.HttpGate.Call;
import vn.tangthu.s3servers.HttpGate.Onward;
import vn.tangthu.s3servers.Options;
import vn.tangthu.s3servers.S3Server;
import vn.tangthu.s3servers.ServerKind;

/** A copy that cannot be read now may be a good one: whatever happens to reads, nothing is removed. */
class S3ReadErrorsTest {
    private static final String CONTENT = "một bản án dài ".repeat(40_000);

    @TempDir
    private Path folder;

    private S3Server server;
    private HttpGate gate;
    private S3Settings settings;
    private final AtomicInteger removals = new AtomicInteger();

    /** What happens to a request for an object's bytes while everything else works. */
    enum ReadFault {
        SERVER_ERROR {
            @Override
            Answer answer(Call call, Onward onward) {
                return S3FaultsTest.error(500, "InternalError");
            }
        },
        BUSY {
            @Override
            Answer answer(Call call, Onward onward) {
                return S3FaultsTest.error(503, "SlowDown");
            }
        },
        BROKEN_OFF {
            @Override
            Answer answer(Call call, Onward onward) throws IOException {
                return onward.send(call).brokenOff();
            }
        },
        CUT {
            @Override
            Answer answer(Call call, Onward onward) throws IOException {
                throw new IOException("The connection is cut");
            }
        },
        SILENT {
            @Override
            Answer answer(Call call, Onward onward) throws IOException {
                try {
                    Thread.sleep(Bench.LIMITS.stall().plusMillis(500));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return onward.send(call);
            }
        };

        abstract Answer answer(Call call, Onward onward) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = ServerKind.S3PROXY.start(Options.in(folder.resolve("server")));
        gate = new HttpGate(server.endpoint());
        settings = Bench.settings("medium-1", gate.endpoint(), freshBucket(), Bench.credentials(folder, server), null);
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
        server.close();
    }

    private void reads(ReadFault fault) {
        gate.set((call, onward) -> {
            if (call.is("DELETE", "/objects/")) {
                removals.incrementAndGet();
            }
            return call.is("GET", "/objects/") ? fault.answer(call, onward) : onward.send(call);
        });
    }

    private void heal() {
        gate.set((call, onward) -> onward.send(call));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenAndCannotBeReadBackStays(ReadFault fault) throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            reads(fault);
            PutOutcome first = put(store, CONTENT);
            PutOutcome again = put(store, CONTENT);
            assertThat(first.complete()).isFalse();
            assertThat(first.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.UNREACHABLE));
            assertThat(again.complete()).isFalse();
            assertThat(removals).hasValue(0);
            heal();
            assertGood(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMirrorAndItsScrubLeaveACopyThatCannotBeReadNow(ReadFault fault) throws IOException {
        FilesystemObjectStore other = new FilesystemObjectStore("medium-2", folder.resolve("medium-2"), 0);
        other.initialise();
        try (S3ObjectStore store = founded(settings);
                MirroredObjectStore mirror = new MirroredObjectStore(store, other, new Silence())) {
            assertThat(put(mirror, CONTENT).complete()).isTrue();
            reads(fault);
            mirror.mend(digest(CONTENT));
            try (var in = ((OpenOutcome.Opened) mirror.open(digest(CONTENT))).stream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(CONTENT);
            }
            mirror.mend(digest(CONTENT));
            assertThat(removals).hasValue(0);
            heal();
            assertGood(store);
        }
    }

    @Test
    void whatWasReadWholeAndIsSomethingElseIsRemoved() throws IOException {
        try (S3ObjectStore store = founded(settings)) {
            gate.set((call, onward) -> {
                if (call.is("DELETE", "/objects/")) {
                    removals.incrementAndGet();
                }
                Answer answer = onward.send(call);
                if (call.is("GET", "/objects/") && answer.status() == 200) {
                    answer.body()[0] ^= 1;
                }
                return answer;
            });
            assertThat(put(store, CONTENT).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.CORRUPT));
            assertThat(removals).hasValue(1);
        }
    }

    private static void assertGood(S3ObjectStore store) {
        assertThat(S3StoreTests.eventually(
                        () -> store.verify(digest(CONTENT)).getFirst().state() == CopyState.State.GOOD))
                .isTrue();
    }

    private static final class Silence implements MirrorListener {
        @Override
        public void damaged(Sha256 digest, String store, CopyState.State state) {}

        @Override
        public void repaired(Sha256 digest, String store) {}

        @Override
        public void notRepaired(Sha256 digest, StoreFailure failure) {}
    }
}
