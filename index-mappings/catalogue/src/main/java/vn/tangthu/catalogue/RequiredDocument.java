package vn.tangthu.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A document without which a record is incomplete.
 *
 * @param type code of the list {@code document-types}
 */
public record RequiredDocument(String type, @Nullable String clause) {}
