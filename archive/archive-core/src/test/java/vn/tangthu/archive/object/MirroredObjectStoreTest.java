package vn.tangthu.archive.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tangthu.archive.contract.FaultyObjectStore.Fault.*;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.contract.FaultyObjectStore;
import vn.tangthu.archive.contract.FaultyObjectStore.Fault;
import vn.tangthu.archive.contract.ObjectStoreContract;

class MirroredObjectStoreTest implements ObjectStoreContract {
    private static final byte[] CONTENT = "nội dung".getBytes(StandardCharsets.UTF_8);
    private static final Sha256 DIGEST = Sha256.of(CONTENT);
    private final List<String> heard = new ArrayList<>();
    private InMemoryObjectStore one = new InMemoryObjectStore("one");
    private InMemoryObjectStore two = new InMemoryObjectStore("two");
    private FaultyObjectStore first = new FaultyObjectStore(one);
    private FaultyObjectStore second = new FaultyObjectStore(two);
    private MirroredObjectStore mirror = new MirroredObjectStore(first, second, new Listener());

    @BeforeEach
    void empty() {
        one = new InMemoryObjectStore("one");
        two = new InMemoryObjectStore("two");
        first = new FaultyObjectStore(one);
        second = new FaultyObjectStore(two);
        mirror = new MirroredObjectStore(first, second, new Listener());
    }

    @Override
    public ObjectStore store() {
        return mirror;
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) {
        (copy.equals("one") ? one : two).flipBit(digest);
    }

    @Test
    void bothCopiesAreMade() {
        assertThat(put()).isEqualTo(new PutOutcome(List.of("one", "two"), List.of()));
        assertThat(one.verify(DIGEST)).containsExactly(new CopyState("one", CopyState.State.GOOD));
        assertThat(two.verify(DIGEST)).containsExactly(new CopyState("two", CopyState.State.GOOD));
    }

    @ParameterizedTest
    @EnumSource(names = {"FULL", "GONE", "FLIPS_ON_WRITE"})
    void oneFailingCopyIsNotAReceipt(Fault fault) {
        second.fail(fault);
        PutOutcome outcome = put();
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.verifiedCopies()).containsExactly("one");
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.store()).isEqualTo("two"));
        second.fail(NONE);
        assertThat(put().complete()).isTrue();
    }

    @Test
    @Timeout(10)
    void aStoreThatIsSilentSaysNothingOfTheHealthOfTheOther() {
        ObjectStore silent = (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("health")) {
                        Thread.sleep(Duration.ofMinutes(1));
                    }
                    return method.invoke(one, arguments);
                });
        assertThat(new MirroredObjectStore(silent, two, new Listener()).health())
                .extracting(StoreHealth::store, StoreHealth::usable)
                .containsExactly(tuple("one", false), tuple("two", true));
        assertThat(mirror.health()).allMatch(StoreHealth::usable).hasSize(2);
    }

    @Test
    void bothFailingCopiesAreNamed() {
        first.fail(FULL, 3);
        second.fail(GONE);
        assertThat(put().failures().stream().map(StoreFailure::kind))
                .containsExactly(StoreFailure.Kind.FULL, StoreFailure.Kind.UNREACHABLE);
    }

    @Test
    void aDamagedCopyIsServedFromTheOtherAndMended() throws IOException {
        put();
        one.flipBit(DIGEST);
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(heard).containsExactly("damaged one CORRUPT", "repaired one");
        assertThat(one.verify(DIGEST)).containsExactly(new CopyState("one", CopyState.State.GOOD));
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(heard).hasSize(2);
    }

    @Test
    void aMissingCopyIsMended() throws IOException {
        put();
        one.delete(DIGEST);
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(heard).containsExactly("damaged one MISSING", "repaired one");
        assertThat(one.verify(DIGEST)).containsExactly(new CopyState("one", CopyState.State.GOOD));
    }

    @Test
    void aCopyThatCannotBeMendedIsServedFromTheOtherAllTheSame() throws IOException {
        put();
        one.flipBit(DIGEST);
        first.fail(FULL);
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(heard).containsExactly("damaged one CORRUPT", "not repaired one FULL");
    }

    @Test
    void anAbsentMediumIsPassedOverWithoutRepair() throws IOException {
        put();
        first.fail(GONE);
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(heard).isEmpty();
    }

    @Test
    void theSecondCopyIsNotTouchedWhileTheFirstIsGood() throws IOException {
        put();
        second.fail(GONE);
        assertThat(read()).isEqualTo(CONTENT);
        assertThat(heard).isEmpty();
    }

    @Test
    void missingInOneAndUnreachableInTheOtherIsNotMissing() {
        second.fail(GONE);
        assertThat(mirror.open(DIGEST)).isInstanceOf(OpenOutcome.Unavailable.class);
    }

    @Test
    void damageInBothIsUnavailable() {
        put();
        one.flipBit(DIGEST);
        second.fail(FLIPS_ON_READ);
        assertThat(mirror.open(DIGEST)).isInstanceOf(OpenOutcome.Unavailable.class);
    }

    @Test
    void theListIsTheUnion() {
        put();
        byte[] other = {1};
        two.put(Sha256.of(other), ContentSource.of(other));
        try (Stream<Sha256> objects = mirror.list("")) {
            assertThat(objects).containsExactlyInAnyOrder(DIGEST, Sha256.of(other));
        }
    }

    @Test
    void aCopyThatMayStillBeThereAfterADeleteIsNamed() {
        put();
        second.fail(GONE);
        assertThat(mirror.delete(DIGEST))
                .singleElement()
                .satisfies(failure -> assertThat(failure.store()).isEqualTo("two"));
    }

    @Test
    void soundCopiesAreLeftAlone() {
        put();
        assertThat(mirror.mend(DIGEST)).isEqualTo(states(CopyState.State.GOOD, CopyState.State.GOOD));
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void aLostCopyIsMadeAgainInEitherDirection(String copy) {
        put();
        (copy.equals("one") ? one : two).delete(DIGEST);
        assertThat(mirror.mend(DIGEST)).isEqualTo(states(CopyState.State.GOOD, CopyState.State.GOOD));
        assertThat(heard).containsExactly("damaged " + copy + " MISSING", "repaired " + copy);
        assertThat(mirror.verify(DIGEST)).isEqualTo(states(CopyState.State.GOOD, CopyState.State.GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void aFlippedCopyIsMadeAgainInEitherDirection(String copy) {
        put();
        flipBit(mirror, copy, DIGEST);
        assertThat(mirror.mend(DIGEST)).isEqualTo(states(CopyState.State.GOOD, CopyState.State.GOOD));
        assertThat(heard).containsExactly("damaged " + copy + " CORRUPT", "repaired " + copy);
        assertThat(mirror.verify(DIGEST)).isEqualTo(states(CopyState.State.GOOD, CopyState.State.GOOD));
    }

    @Test
    void whatCannotBeMendedNowIsNamed() {
        put();
        two.flipBit(DIGEST);
        second.fail(FULL);
        assertThat(mirror.mend(DIGEST)).isEqualTo(states(CopyState.State.GOOD, CopyState.State.CORRUPT));
        assertThat(heard).containsExactly("damaged two CORRUPT", "not repaired two FULL");
    }

    @Test
    void withoutAGoodCopyNothingIsWritten() {
        put();
        one.flipBit(DIGEST);
        two.delete(DIGEST);
        assertThat(mirror.mend(DIGEST)).isEqualTo(states(CopyState.State.CORRUPT, CopyState.State.MISSING));
        second.fail(GONE);
        assertThat(mirror.mend(DIGEST)).isEqualTo(states(CopyState.State.CORRUPT, CopyState.State.UNREACHABLE));
        assertThat(heard).isEmpty();
    }

    private static List<CopyState> states(CopyState.State one, CopyState.State two) {
        return List.of(new CopyState("one", one), new CopyState("two", two));
    }

    private PutOutcome put() {
        return mirror.put(DIGEST, ContentSource.of(CONTENT));
    }

    private byte[] read() throws IOException {
        OpenOutcome outcome = mirror.open(DIGEST);
        assertThat(outcome).isInstanceOf(OpenOutcome.Opened.class);
        try (InputStream in = ((OpenOutcome.Opened) outcome).stream()) {
            return in.readAllBytes();
        }
    }

    private final class Listener implements MirrorListener {
        @Override
        public void damaged(Sha256 digest, String store, CopyState.State state) {
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
