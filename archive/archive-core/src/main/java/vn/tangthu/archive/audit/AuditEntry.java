package vn.tangthu.archive.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;

/**
 * One link of the chain: plain values, as stored.
 *
 * @param sequence 1, 2, 3 … without gaps
 * @param at time of the act, to the microsecond
 * @param roles role codes, sorted, comma-separated
 * @param purpose purpose code, or null
 * @param previous hash of the entry before; {@link AuditChain#GENESIS} for the first
 * @param hash {@link AuditChain#hash} over all other components
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String roles,
        String unit,
        @Nullable String purpose,
        @Nullable String reference,
        String channel,
        String request,
        String action,
        @Nullable String object,
        SortedMap<String, String> detail,
        Sha256 previous,
        Sha256 hash) {
    public AuditEntry {
        detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }
}
