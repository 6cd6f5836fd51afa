package vn.tangthu.archive.web.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/** The open sessions of an account. */
@Component
public final class AccountSessions {
    private final SessionRegistry registry;

    AccountSessions(SessionRegistry registry) {
        this.registry = registry;
    }

    /** Ends all of them but one, because the password is no longer the same. */
    public void end(String username, @Nullable String exceptSessionId) {
        for (SessionInformation session : registry.getAllSessions(username, false)) {
            if (!session.getSessionId().equals(exceptSessionId)) {
                session.expireNow();
            }
        }
    }
}
