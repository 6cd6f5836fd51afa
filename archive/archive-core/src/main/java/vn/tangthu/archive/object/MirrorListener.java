package vn.tangthu.archive.object;

/** Hears of what the mirror finds and mends; called on the reading or mending thread, before the bytes are served. */
public interface MirrorListener {
    /** A copy was found damaged or missing while another was good. */
    void damaged(Sha256 digest, String store, CopyState.State state);

    /** That copy was written again from the good one, read back and hashed. */
    void repaired(Sha256 digest, String store);

    /** That copy could not be mended now. */
    void notRepaired(Sha256 digest, StoreFailure failure);

    /** For those who do not listen. */
    static MirrorListener none() {
        return new MirrorListener() {
            @Override
            public void damaged(Sha256 digest, String store, CopyState.State state) {}

            @Override
            public void repaired(Sha256 digest, String store) {}

            @Override
            public void notRepaired(Sha256 digest, StoreFailure failure) {}
        };
    }
}
