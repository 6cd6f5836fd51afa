package vn.tangthu.distributed;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fault is done to, and what people may expect of the product meanwhile. */
enum Target {
    FIRST_STORE,
    SECOND_STORE,
    BOTH_STORES,
    ONE_NODE,
    TWO_NODES,
    DATABASE,
    INGEST,
    SEARCH;

    /** Whether something goes on while a part is away. */
    enum Flow {
        GOES_ON,
        STOPS,
        /** Either is right. */
        MAY_STOP
    }

    /**
     * What is expected during a fault.
     *
     * @param sign what the product says meanwhile
     */
    record Expectation(Flow receipts, Flow searches, Sign sign) {}

    /** How the product tells that something is wrong. */
    enum Sign {
        NONE(null),
        /** The system page says that there is no second copy. */
        MEDIA_DEGRADED("media"),
        /** The system page says that there is no copy at all. */
        MEDIA_DOWN("media"),
        /** The system page says that the index does not answer, or takes nothing in. */
        INDEX_NOT_UP("index"),
        /** Nobody can sign in to see details, but the answer for monitors is "not ready". */
        NOT_READY("database"),
        /** The proxy says that a service is down. */
        PROXY_MARKS_DOWN(null);

        private final @Nullable String part;

        Sign(@Nullable String part) {
            this.part = part;
        }

        /** The part on the system page, and in the log, or null. */
        @Nullable
        String part() {
            return part;
        }
    }

    /** The kinds of fault that mean something for it. */
    Set<FaultKind> kinds() {
        return switch (this) {
            case FIRST_STORE, SECOND_STORE, BOTH_STORES, DATABASE, INGEST -> EnumSet.allOf(FaultKind.class);
            case ONE_NODE, TWO_NODES, SEARCH -> EnumSet.complementOf(EnumSet.of(FaultKind.FULL));
        };
    }

    Expectation expectation(FaultKind kind) {
        if (kind == FaultKind.SLOW || kind == FaultKind.SLOW_DISK) {
            return new Expectation(Flow.GOES_ON, Flow.GOES_ON, Sign.NONE);
        }
        return switch (this) {
            case FIRST_STORE, SECOND_STORE -> new Expectation(Flow.STOPS, Flow.GOES_ON, Sign.MEDIA_DEGRADED);
            case BOTH_STORES -> new Expectation(Flow.STOPS, Flow.GOES_ON, Sign.MEDIA_DOWN);
            case ONE_NODE -> new Expectation(Flow.GOES_ON, Flow.GOES_ON, Sign.NONE);
            case TWO_NODES -> new Expectation(Flow.GOES_ON, Flow.MAY_STOP, Sign.INDEX_NOT_UP);
            case DATABASE -> database(kind);
            case INGEST, SEARCH ->
                new Expectation(Flow.GOES_ON, Flow.GOES_ON, kind == FaultKind.FULL ? Sign.NONE : Sign.PROXY_MARKS_DOWN);
        };
    }

    /** Nobody can be let in or written down without it; one whose disk is full still reads, and may have room in its files. */
    private static Expectation database(FaultKind kind) {
        return kind == FaultKind.FULL
                ? new Expectation(Flow.MAY_STOP, Flow.MAY_STOP, Sign.NONE)
                : new Expectation(Flow.STOPS, Flow.MAY_STOP, Sign.NOT_READY);
    }
}
