package vn.tangthu.search;

import java.util.Locale;

/** What an entry of the index stands for. */
public enum EntryKind {
    DOCUMENT,
    /** A case file: what was entered, not its papers. */
    RECORD;

    /** Its value of {@link Facet#KIND}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
