package vn.tangthu.archive.registry;

import vn.tangthu.archive.document.Document;

/** Outcome of correcting metadata. */
public sealed interface Correction {
    record Done(Document document) implements Correction {}

    /** Not there, or outside the scope. */
    record NotFound() implements Correction {}

    /** Somebody else corrected it first; this is how it stands now. */
    record Conflict(Document current) implements Correction {}
}
