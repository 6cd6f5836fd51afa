package vn.tangthu.archive.casefile;

/** Outcome of changing a case file. */
public sealed interface CaseFileChange {
    record Done(CaseFile file) implements CaseFileChange {}

    /** Not there, or outside the scope. */
    record NotFound() implements CaseFileChange {}

    /** Somebody else changed it first; this is how it stands now. */
    record Conflict(CaseFile current) implements CaseFileChange {}
}
