package vn.tangthu.archive.shared;

import java.time.Duration;
import java.util.OptionalInt;

/** What may happen only once in a while, such as an audit entry for refusals of one address, over all processes. */
public interface RateLimits {
    /**
     * Asks to let something pass that stands for a number of events.
     *
     * @param key what is limited; only a digest of it is kept
     * @param events 1 or more
     * @param pause shortest time between two that pass; a clock that was set back does not make it longer
     * @return if it may pass, the number of events since the one that passed before, these included; otherwise empty, and
     *     the events count for the next that passes
     */
    OptionalInt pass(String key, int events, Duration pause);

    /** Forgets every key of which nothing passed for this time. */
    void forget(Duration age);
}
