package vn.tangthu.catalogue;

/**
 * Where a record stands in the life of a sentence.
 *
 * @param closed nothing is due any more
 */
public record Status(String code, Label label, boolean closed) {}
