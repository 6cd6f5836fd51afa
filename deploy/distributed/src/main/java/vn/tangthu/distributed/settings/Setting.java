package vn.tangthu.distributed.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Label;

/**
 * One key of the configuration file.
 *
 * @param key with dots, as the levels of the file
 * @param readBy the programs that know it
 * @param fallback value where the file has none; null if the file must have one, empty if there may be none
 * @param meaning one sentence for the reference
 */
public record Setting<T>(
        String key,
        Set<Program> readBy,
        Syntax<T> syntax,
        @Nullable String fallback,
        Label meaning) {
    public Setting {
        readBy = Set.copyOf(readBy);
        if (!key.matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)*")) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
    }

    /** Whether the program does not start without it. */
    public boolean required() {
        return fallback == null;
    }
}
