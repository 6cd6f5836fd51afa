package vn.tangthu.archive.object;

import java.io.InputStream;
import java.util.List;

/** Result of opening an object. */
public sealed interface OpenOutcome {
    /**
     * @param stream the bytes asked for, already proven to belong to an object with the right digest; the caller closes it
     * @param size size of the whole object in bytes
     */
    record Opened(InputStream stream, long size) implements OpenOutcome {}

    /** No copy is there, and every store answered. */
    record Missing() implements OpenOutcome {}

    /** No good copy can be had: stores are down, or hold damaged copies only. */
    record Unavailable(List<StoreFailure> failures) implements OpenOutcome {}
}
