package vn.tangthu.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a code list.
 *
 * @param code stable key, as stored and as used in the API
 * @param label what people read
 * @param clause the clause the entry rests on, or null where it has none
 */
public record CodeEntry(String code, Label label, @Nullable String clause) {}
