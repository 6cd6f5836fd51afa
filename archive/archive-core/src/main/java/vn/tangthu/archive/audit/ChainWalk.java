package vn.tangthu.archive.audit;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;

/** Walks a trail from its first entry on and notes the first one that does not follow. Not safe for concurrent use. */
public final class ChainWalk {
    private long sequence;
    private Sha256 hash = AuditChain.GENESIS;
    private ChainCheck.@Nullable Broken broken;

    /**
     * Takes the next entry.
     *
     * @return false once the chain is broken; further entries change nothing
     */
    public boolean accept(AuditEntry entry) {
        if (broken != null) {
            return false;
        }
        if (AuditChain.follows(sequence, hash, entry)) {
            sequence = entry.sequence();
            hash = entry.hash();
            return true;
        }
        broken = new ChainCheck.Broken(Math.min(sequence + 1, entry.sequence()), reason(entry));
        return false;
    }

    /** The next entry cannot even be read. */
    public void unreadable(long unreadable) {
        if (broken == null) {
            broken = new ChainCheck.Broken(unreadable, "the entry is malformed");
        }
    }

    /** The result, given the head that is kept apart from the entries. */
    public ChainCheck end(long headSequence, Sha256 headHash) {
        if (broken != null) {
            return broken;
        }
        if (headSequence > sequence) {
            return new ChainCheck.Broken(sequence + 1, "the trail ends before its head: entries were removed");
        }
        if (headSequence < sequence || !headHash.equals(hash)) {
            return new ChainCheck.Broken(Math.max(1, sequence), "the head does not belong to the last entry");
        }
        return new ChainCheck.Intact(sequence, hash);
    }

    private String reason(AuditEntry entry) {
        if (entry.sequence() > sequence + 1) {
            return "the entry is missing";
        }
        if (entry.sequence() <= sequence) {
            return "the entry is out of place";
        }
        return entry.previous().equals(hash) ? "the entry was changed" : "the entry does not follow the one before it";
    }
}
