package vn.tangthu.archive.web.health;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Label;

/** State of a part; a part that is down makes the service not ready. */
public sealed interface PartStatus {
    /** Works. */
    record Up(@Nullable Label detail) implements PartStatus {}

    /** Works, with less than is meant: what is missing and what to do. */
    record Degraded(Label detail) implements PartStatus {}

    /** Does not work: what that stops and what to do. */
    record Down(Label detail) implements PartStatus {}

    static PartStatus up() {
        return new Up(null);
    }

    @Nullable
    Label detail();

    /** {@code up}, {@code degraded} or {@code down}. */
    default String code() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
