package vn.tangthu.archive.web.health;

/**
 * One part whose state is shown on the system page and in {@code /api/health}. Declare it as a bean.
 *
 * <p>{@link #check()} is called from several threads, at most about once a second; it should answer within three
 * seconds, otherwise the part counts as down. An exception counts as down too.
 */
public interface PartHealth {
    /** Stable name, lower case with hyphens, for example {@code object-store}. */
    String name();

    PartStatus check();
}
