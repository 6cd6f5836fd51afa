package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Purpose;

/** The purpose of access that a person stated for the session. */
public final class SessionPurpose {
    private static final String CODE = "tangthu.purpose.code";
    private static final String REFERENCE = "tangthu.purpose.reference";

    private SessionPurpose() {}

    static @Nullable Purpose of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        String code = (String) session.getAttribute(CODE);
        return code == null ? null : new Purpose(code, (String) session.getAttribute(REFERENCE));
    }

    /** Keeps it for the rest of the session. */
    public static void state(HttpServletRequest request, Purpose purpose) {
        HttpSession session = request.getSession(true);
        session.setAttribute(CODE, purpose.code());
        session.setAttribute(REFERENCE, purpose.reference());
    }
}
