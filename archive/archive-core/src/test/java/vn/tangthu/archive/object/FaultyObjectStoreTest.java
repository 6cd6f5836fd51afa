package vn.tangthu.archive.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.FaultyObjectStore;
import vn.tangthu.archive.contract.FaultyObjectStore.Fault;
import vn.tangthu.archive.contract.ObjectStoreContract;

/** Without a fault the wrapper is a store like any other; with one it fails the contract. */
class FaultyObjectStoreTest implements ObjectStoreContract {
    private InMemoryObjectStore medium = new InMemoryObjectStore("memory");

    @Override
    public ObjectStore store() {
        return store(Fault.NONE);
    }

    private ObjectStore store(Fault fault) {
        medium = new InMemoryObjectStore("memory");
        FaultyObjectStore store = new FaultyObjectStore(medium);
        store.fail(fault);
        return store;
    }

    @Override
    public void flipBit(ObjectStore store, String copy, Sha256 digest) {
        medium.flipBit(digest);
    }

    @Test
    void everyFaultFailsTheContract() {
        for (Fault fault : Fault.values()) {
            List<String> failures = failures(fault);
            if (fault == Fault.NONE) {
                assertThat(failures).isEmpty();
            } else {
                assertThat(failures).as(fault.name()).isNotEmpty();
            }
        }
    }

    @Test
    void aLyingStoreFailsWhereWhatWasPutMustBeThere() {
        assertThat(failures(Fault.LOSES_WRITES)).contains("whatIsPutIsThereInEveryCopy");
    }

    @Test
    void aStoreThatServesWithoutHashingFailsWhereDamageMustBeFound() {
        ObjectStoreContract trusting = new ObjectStoreContract() {
            @Override
            public ObjectStore store() {
                return trusting(FaultyObjectStoreTest.this.store());
            }

            @Override
            public void flipBit(ObjectStore store, String copy, Sha256 digest) {
                medium.flipBit(digest);
            }
        };
        assertThat(ContractRun.failures(ObjectStoreContract.class, trusting))
                .containsExactly("aDamagedCopyIsFoundAndNeverServed");
    }

    @Test
    void aStoreIsFullAfterItsLastByte() {
        FaultyObjectStore store = new FaultyObjectStore(medium);
        store.fail(Fault.FULL, 4);
        assertThat(put(store, "abc").complete()).isTrue();
        assertThat(put(store, "de").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.FULL));
    }

    private List<String> failures(Fault fault) {
        FaultyObjectStoreTest outer = this;
        return ContractRun.failures(ObjectStoreContract.class, new ObjectStoreContract() {
            @Override
            public ObjectStore store() {
                return outer.store(fault);
            }

            @Override
            public void flipBit(ObjectStore store, String copy, Sha256 digest) {
                medium.flipBit(digest);
            }
        });
    }

    /** Serves something where the copy is damaged. */
    private static ObjectStore trusting(ObjectStore store) {
        Class<?>[] port = {ObjectStore.class};
        return (ObjectStore) Proxy.newProxyInstance(ObjectStore.class.getClassLoader(), port, (proxy, method, args) -> {
            try {
                Object result = method.invoke(store, args);
                return result instanceof OpenOutcome.Unavailable
                        ? new OpenOutcome.Opened(InputStream.nullInputStream(), 0)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static PutOutcome put(ObjectStore store, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return store.put(Sha256.of(bytes), ContentSource.of(bytes));
    }
}
