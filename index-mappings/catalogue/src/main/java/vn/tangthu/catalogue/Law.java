package vn.tangthu.catalogue;

/**
 * A law, decree or circular that clauses refer to by its code.
 *
 * @param code how clauses begin, for example {@code LTHAHS 2019}
 */
public record Law(String code, Label label, Period inForce) {}
