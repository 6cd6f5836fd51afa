package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The end of a session twelve hours after sign-in, however busy it is. */
final class SessionAge {
    static final Duration LONGEST = Duration.ofHours(12);
    private static final String SIGNED_IN_AT = "tangthu.signed-in-at";

    private SessionAge() {}

    static void begin(HttpSession session, Clock clock) {
        session.setAttribute(SIGNED_IN_AT, clock.instant());
    }

    static boolean isOver(HttpSession session, Clock clock) {
        Instant begin = (Instant) session.getAttribute(SIGNED_IN_AT);
        return begin == null || !clock.instant().isBefore(begin.plus(LONGEST));
    }
}
