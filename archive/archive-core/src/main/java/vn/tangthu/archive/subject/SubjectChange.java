package vn.tangthu.archive.subject;

/** Outcome of a decision about subjects. Unless it is done, nothing was written. */
public sealed interface SubjectChange {
    /** @param subject as it is seen now: that of the first case file named */
    record Done(Subject subject) implements SubjectChange {}

    /** One of the case files is not there, or outside the scope. */
    record NotFound() implements SubjectChange {}

    /** It is so already, as far as can be seen. */
    record AlreadySo() implements SubjectChange {}

    /** A person and a legal person are never the same. */
    record OtherKind() implements SubjectChange {}

    /** They are one subject, or, to be parted, are not. */
    record Contradiction() implements SubjectChange {}
}
