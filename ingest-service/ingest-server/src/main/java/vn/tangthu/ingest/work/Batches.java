package vn.tangthu.ingest.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what comes one by one and hands it on in batches. */
final class Batches<T> {
    private final int size;
    private final Consumer<List<T>> consumer;
    private final List<T> batch = new ArrayList<>();

    Batches(int size, Consumer<List<T>> consumer) {
        this.size = size;
        this.consumer = consumer;
    }

    void add(T item) {
        batch.add(item);
        if (batch.size() == size) {
            end();
        }
    }

    /** Hands on what is left. */
    void end() {
        if (!batch.isEmpty()) {
            consumer.accept(List.copyOf(batch));
            batch.clear();
        }
    }
}
