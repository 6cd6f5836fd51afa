package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.shared.RateLimits;

/**
 * Writes denials into the audit trail. Those of callers who have not signed in are written at most once a minute for
 * each remote address and reason, over all services, so that nobody can fill the trail from outside; such an entry says
 * in {@code refusals} how many refusals since the entry before it stands for, itself included.
 */
@Component
final class DenialTrail {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final AuditTrail trail;
    private final RateLimits limits;
    private final Clock clock;

    /** What this process held back, so that a flood does not reach the database: least recently written first, so that a flood of addresses costs no more than this many entries of memory. */
    private final Map<String, Refusals> written = new LinkedHashMap<>();

    DenialTrail(AuditTrail trail, RateLimits limits, Clock clock) {
        this.trail = trail;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param object what was asked for, without any query */
    void denied(HttpServletRequest request, String object, String reason) {
        if (CurrentUser.of(request).isPresent()) {
            append(request, object, Map.of("reason", reason));
            return;
        }
        String key = request.getRemoteAddr() + " " + reason;
        Integer here = due(key);
        if (here != null) {
            limits.pass("denial " + key, here, PAUSE)
                    .ifPresent(everywhere -> append(
                            request, object, Map.of("reason", reason, "refusals", Integer.toString(everywhere))));
        }
    }

    private void append(HttpServletRequest request, String object, Map<String, String> detail) {
        trail.append(new AuditEvent(Acts.of(request), Action.DENIED, object, detail));
    }

    private @Nullable Integer due(String key) {
        Instant now = clock.instant();
        synchronized (written) {
            Refusals last = written.get(key);
            // A clock that was set back must not silence an address for longer.
            if (last != null && !now.isBefore(last.since) && now.isBefore(last.since.plus(PAUSE))) {
                last.unwritten++;
                return null;
            }
            written.remove(key);
            written.put(key, new Refusals(now));
            if (written.size() > ADDRESSES) {
                written.remove(written.keySet().iterator().next());
            }
            return last == null ? 1 : last.unwritten + 1;
        }
    }

    private static final class Refusals {
        private final Instant since;
        private int unwritten;

        private Refusals(Instant since) {
            this.since = since;
        }
    }
}
