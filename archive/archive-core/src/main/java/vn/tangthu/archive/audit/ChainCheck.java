package vn.tangthu.archive.audit;

import vn.tangthu.archive.object.Sha256;

/** Outcome of recomputing the chain. */
public sealed interface ChainCheck {
    /**
     * Every entry follows the one before.
     *
     * @param entries number of entries
     * @param head hash of the last one; {@link AuditChain#GENESIS} when there is none
     */
    record Intact(long entries, Sha256 head) implements ChainCheck {}

    /**
     * @param sequence the first bad entry: changed, missing, added or out of place
     * @param reason what is wrong with it, in English, without its content
     */
    record Broken(long sequence, String reason) implements ChainCheck {}
}
