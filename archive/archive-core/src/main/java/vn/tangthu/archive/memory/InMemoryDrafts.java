package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.OldDrafts;

final class InMemoryDrafts implements Drafts, OldDrafts {
    private record Key(String owner, UUID form) {}

    private final Object lock;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Key, Draft> drafts = new HashMap<>();

    InMemoryDrafts(Object lock, AuditTrail trail, Clock clock) {
        this.lock = lock;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Saved save(AccessScope scope, String owner, Draft draft, AuditEvent event) {
        if (!scope.allows(draft.unit())) {
            throw new IllegalArgumentException("The unit lies outside the scope");
        }
        synchronized (lock) {
            Key key = new Key(owner, draft.form());
            Draft before = drafts.get(key);
            if (before != null && before.edit() >= draft.edit()) {
                return Saved.OLD;
            }
            if (before == null && ownedBy(owner) >= MOST) {
                return Saved.TOO_MANY;
            }
            drafts.put(key, savedNow(draft));
            if (before == null) {
                trail.append(event);
            }
            return Saved.KEPT;
        }
    }

    private long ownedBy(String owner) {
        return drafts.keySet().stream().filter(key -> key.owner.equals(owner)).count();
    }

    @Override
    public int forget(Duration age) {
        synchronized (lock) {
            Instant before = clock.instant().minus(age);
            int all = drafts.size();
            drafts.values().removeIf(draft -> draft.savedAt().isBefore(before));
            return all - drafts.size();
        }
    }

    private Draft savedNow(Draft draft) {
        return new Draft(
                draft.form(),
                draft.file(),
                draft.category(),
                draft.unit(),
                draft.event(),
                draft.basedOn(),
                draft.typed(),
                draft.edit(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Optional<Draft> find(AccessScope scope, String owner, UUID form) {
        synchronized (lock) {
            return Optional.ofNullable(drafts.get(new Key(owner, form))).filter(draft -> scope.allows(draft.unit()));
        }
    }

    @Override
    public List<Draft> list(AccessScope scope, String owner, int limit) {
        synchronized (lock) {
            return drafts.entrySet().stream()
                    .filter(entry -> entry.getKey().owner().equals(owner))
                    .map(Map.Entry::getValue)
                    .filter(draft -> scope.allows(draft.unit()))
                    .sorted(Comparator.comparing(Draft::savedAt)
                            .thenComparing(draft -> draft.form().toString())
                            .reversed())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean discard(AccessScope scope, String owner, UUID form, AuditEvent event) {
        synchronized (lock) {
            if (find(scope, owner, form).isEmpty()) {
                return false;
            }
            drafts.remove(new Key(owner, form));
            trail.append(event);
            return true;
        }
    }

    @Override
    public void sent(AccessScope scope, String owner, UUID form) {
        synchronized (lock) {
            find(scope, owner, form).ifPresent(draft -> drafts.remove(new Key(owner, form)));
        }
    }
}
