package vn.tangthu.archive.memory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditChain;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.audit.ChainWalk;

final class InMemoryAuditTrail implements AuditTrail {
    private final Object lock;
    private final Clock clock;
    private final List<AuditEntry> entries = new ArrayList<>();
    private @Nullable AuditEntry head;

    InMemoryAuditTrail(Object lock, Clock clock) {
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public AuditEntry append(AuditEvent event) {
        synchronized (lock) {
            AuditEntry entry = AuditChain.next(head, event, clock);
            entries.add(entry);
            head = entry;
            return entry;
        }
    }

    @Override
    public List<AuditEntry> read(AccessScope scope, AuditQuery query) {
        Set<String> units = scope.units().stream().map(UnitCode::value).collect(Collectors.toSet());
        return read(query, entry -> units.contains(entry.unit()));
    }

    @Override
    public List<AuditEntry> readAll(AuditQuery query) {
        return read(query, entry -> true);
    }

    private List<AuditEntry> read(AuditQuery query, Predicate<AuditEntry> visible) {
        synchronized (lock) {
            return entries.reversed().stream()
                    .filter(visible)
                    .filter(entry -> matches(query, entry))
                    .limit(query.size())
                    .toList();
        }
    }

    @Override
    public ChainCheck verify() {
        synchronized (lock) {
            ChainWalk walk = new ChainWalk();
            for (AuditEntry entry : entries) {
                if (!walk.accept(entry)) {
                    break;
                }
            }
            AuditEntry last = head;
            return last == null ? walk.end(0, AuditChain.GENESIS) : walk.end(last.sequence(), last.hash());
        }
    }

    void tamper(UnaryOperator<List<AuditEntry>> change) {
        synchronized (lock) {
            List<AuditEntry> changed = List.copyOf(change.apply(List.copyOf(entries)));
            entries.clear();
            entries.addAll(changed);
        }
    }

    private static boolean matches(AuditQuery query, AuditEntry entry) {
        return (query.actor() == null || query.actor().equals(entry.actor()))
                && (query.action() == null || query.action().equals(entry.action()))
                && (query.object() == null || query.object().equals(entry.object()))
                && (query.from() == null || !entry.at().isBefore(query.from()))
                && (query.until() == null || entry.at().isBefore(query.until()))
                && (query.before() == null || entry.sequence() < query.before());
    }
}
