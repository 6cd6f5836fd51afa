package vn.tangthu.archive.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;

/**
 * The session holds no more than the account's name; this reads the account for every request. A session ends here when
 * its account was disabled or removed, and after twelve hours.
 */
final class AccountFilter extends OncePerRequestFilter {
    private final Accounts accounts;
    private final CurrentUsers users;
    private final Clock clock;

    AccountFilter(Accounts accounts, CurrentUsers users, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication kept = SecurityContextHolder.getContext().getAuthentication();
        if (kept != null) {
            HttpSession session = request.getSession(false);
            Optional<Account> account = session == null || SessionAge.isOver(session, clock)
                    ? Optional.empty()
                    : accounts.find(kept.getName()).filter(found -> !found.disabled());
            if (account.isPresent()) {
                attach(request, users.of(account.get(), SessionPurpose.of(request)));
            } else {
                end(session);
            }
        }
        chain.doFilter(request, response);
    }

    /** For this request only: what the session keeps stays a bare name. */
    private static void attach(HttpServletRequest request, CurrentUser user) {
        user.attachTo(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(user.actor().name(), null, user.authorities()));
        SecurityContextHolder.setContext(context);
    }

    private static void end(@Nullable HttpSession session) {
        SecurityContextHolder.clearContext();
        if (session != null) {
            session.invalidate();
        }
    }
}
