package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what Elasticsearch will not take at all from what it does not take now. */
final class Rejections {
    static final int FORBIDDEN = 403;
    static final int GONE = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int TOO_BUSY = 429;
    static final int NOT_NOW = 503;

    /** How the indexing pressure says what it was asked to take and what it takes at most. */
    private static final Pattern PRESSURE = Pattern.compile("_operation_bytes=(\\d+), max_\\w*bytes=(\\d+)");

    private Rejections() {}

    /** Whether the same change may be taken later; what is refused with any other status is refused for good. */
    static boolean mayPass(int status, @Nullable ErrorCause error) {
        return switch (status) {
            case FORBIDDEN, GONE, CONFLICT, NOT_NOW -> true;
            case TOO_BUSY -> !isTooLarge(error);
            default -> false;
        };
    }

    /** Whether one operation alone is larger than what the node takes at one time. */
    static boolean isTooLarge(@Nullable ErrorCause error) {
        String reason = error == null ? null : error.reason();
        Matcher pressure = PRESSURE.matcher(reason == null ? "" : reason);
        return pressure.find() && Long.parseLong(pressure.group(1)) > Long.parseLong(pressure.group(2));
    }
}
