package vn.tangthu.archive.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written into the trail.
 *
 * @param object what the act was done to, for example {@code document:<id>}, or null
 * @param detail further facts, sorted by key; never file contents, passwords or tokens
 */
public record AuditEvent(Act act, Action action, @Nullable String object, Map<String, String> detail) {
    public AuditEvent {
        detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    public static AuditEvent of(Act act, Action action, @Nullable String object) {
        return new AuditEvent(act, action, object, Map.of());
    }
}
