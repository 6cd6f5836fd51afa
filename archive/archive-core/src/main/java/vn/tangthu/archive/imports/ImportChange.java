package vn.tangthu.archive.imports;

/** What became of an order. */
public sealed interface ImportChange {
    record Done(Import changed) implements ImportChange {}

    /** Not there, or outside the scope. */
    record NotFound() implements ImportChange {}

    /** It cannot be said in the state that the import is in. Nothing was changed. */
    record NotNow(Import current) implements ImportChange {}
}
