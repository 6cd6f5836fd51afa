package vn.tangthu.archive.web.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.web.Requires;

/** The trail for programs. */
@RestController
class AuditApi {
    private final AuditReading reading;

    AuditApi(AuditReading reading) {
        this.reading = reading;
    }

    /**
     * Entries that match, newest first; {@code next} is the value of {@code before} for the following page. This reading
     * itself is the newest entry of the trail afterwards.
     */
    @GetMapping("/api/audit")
    @Requires(Operation.INSPECT_AUDIT)
    Page read(
            AuditFilter filter,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int size,
            Act act) {
        List<AuditEntry> entries = reading.page(act, filter, before, size);
        Long next = entries.size() < size ? null : entries.getLast().sequence();
        return new Page(entries.stream().map(Entry::of).toList(), next);
    }

    record Page(List<Entry> entries, @Nullable Long next) {}

    /** An entry with its hashes in hexadecimal digits. */
    record Entry(
            long sequence,
            String at,
            String actor,
            String roles,
            String unit,
            @Nullable String purpose,
            @Nullable String reference,
            String channel,
            String request,
            String action,
            @Nullable String object,
            Map<String, String> detail,
            String previous,
            String hash) {
        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.sequence(),
                    entry.at().toString(),
                    entry.actor(),
                    entry.roles(),
                    entry.unit(),
                    entry.purpose(),
                    entry.reference(),
                    entry.channel(),
                    entry.request(),
                    entry.action(),
                    entry.object(),
                    entry.detail(),
                    entry.previous().hex(),
                    entry.hash().hex());
        }
    }
}
