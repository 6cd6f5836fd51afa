package vn.tangthu.archive.object;

import java.io.IOException;
import java.util.Locale;

/** How operating systems say that a disk is full: Java has no exception of its own for it. */
public final class NoSpace {
    private NoSpace() {}

    /** Whether that is the reason, or the reason behind it: libraries wrap what they get. */
    public static boolean caused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && says(String.valueOf(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("quota exceeded")
                || lower.contains("not enough space on the disk");
    }
}
