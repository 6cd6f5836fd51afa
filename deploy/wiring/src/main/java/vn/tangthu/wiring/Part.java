package vn.tangthu.wiring;

import java.util.function.Supplier;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;

/** A part from its name and its check. */
public record Part(String name, Supplier<PartStatus> status) implements PartHealth {
    @Override
    public PartStatus check() {
        return status.get();
    }
}
