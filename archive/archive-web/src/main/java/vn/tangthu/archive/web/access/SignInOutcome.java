package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;

/** Where a sign-in leads, a failed one, and a sign-out. */
@Component
final class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
    private final AuditTrail trail;
    private final Clock clock;

    SignInOutcome(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn) throws IOException {
        SessionAge.begin(request.getSession(true), clock);
        response.sendRedirect(request.getContextPath() + LocalPath.orHome(request.getParameter("next")));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof BadCredentialsException)) {
            // Not the person's fault: the database does not answer, for example.
            throw new IllegalStateException("Sign-in could not be checked", failure);
        }
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(
                        request.getContextPath() + RefusalHandler.SIGN_IN_PAGE)
                .queryParam("refused");
        String next = LocalPath.orHome(request.getParameter("next"));
        if (!next.equals("/")) {
            page.queryParam("next", "{next}");
        }
        response.sendRedirect(page.encode().buildAndExpand(Map.of("next", next)).toUriString());
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedIn) {
        CurrentUser.of(request).ifPresent(user -> {
            String name = user.actor().name();
            trail.append(AuditEvent.of(Acts.of(request), Action.SIGN_OUT, "account:" + name));
        });
    }
}
