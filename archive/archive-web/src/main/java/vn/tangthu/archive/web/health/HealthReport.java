package vn.tangthu.archive.web.health;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * State of all parts at one moment.
 *
 * @param parts by name
 */
record HealthReport(Instant at, List<Part> parts) {
    HealthReport {
        parts = List.copyOf(parts);
    }

    record Part(String name, PartStatus status) {}

    /** Whether requests can be served: no part is down. */
    boolean ready() {
        return parts.stream().noneMatch(part -> part.status() instanceof PartStatus.Down);
    }

    /** Names of the parts that are not up. */
    Set<String> troubled() {
        return parts.stream()
                .filter(part -> !(part.status() instanceof PartStatus.Up))
                .map(Part::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
