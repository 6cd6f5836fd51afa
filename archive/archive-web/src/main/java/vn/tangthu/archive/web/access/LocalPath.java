package vn.tangthu.archive.web.access;

import org.jspecify.annotations.Nullable;

/** Where to go next, as a browser sent it back to us: only a path of our own is followed. */
public final class LocalPath {
    private LocalPath() {}

    /** The path with its query, or {@code /} if it could lead anywhere else. */
    public static String orHome(@Nullable String path) {
        boolean own = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.length() <= 2000
                && path.chars().allMatch(c -> c > ' ' && c < 127 && "\\\"<>{}|^`".indexOf(c) < 0);
        return own && path != null ? path : "/";
    }
}
