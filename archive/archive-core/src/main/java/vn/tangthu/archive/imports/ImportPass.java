package vn.tangthu.archive.imports;

/** A walk through all rows of a file. */
public enum ImportPass {
    CHECK,
    WRITE
}
