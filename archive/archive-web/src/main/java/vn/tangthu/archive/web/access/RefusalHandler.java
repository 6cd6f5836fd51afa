package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.web.problem.ProblemWriter;

/** Answers of the filter chain: not signed in (401 or the sign-in page) and denied (403, audited). */
@Component
final class RefusalHandler implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String SIGN_IN_PAGE = "/sign-in";

    private final AuditTrail trail;
    private final ProblemWriter problems;

    RefusalHandler(AuditTrail trail, ProblemWriter problems) {
        this.trail = trail;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        if (ApiPaths.wantsProblem(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(request, response, HttpStatus.UNAUTHORIZED, "sign-in-required");
        } else {
            response.sendRedirect(signInPage(request));
        }
    }

    /** The account signed in elsewhere more often than allowed, or its password was set anew. */
    void sessionEnded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ApiPaths.wantsProblem(request)) {
            problems.write(request, response, HttpStatus.UNAUTHORIZED, "session-ended");
        } else {
            response.sendRedirect(request.getContextPath() + SIGN_IN_PAGE + "?ended");
        }
    }

    private static String signInPage(HttpServletRequest request) {
        String path = ApiPaths.path(request);
        UriComponentsBuilder page = UriComponentsBuilder.fromPath(request.getContextPath() + SIGN_IN_PAGE);
        if (request.getMethod().equals("GET") && !path.equals("/")) {
            page.queryParam("next", "{next}");
        }
        if (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()) {
            page.queryParam("rested");
        }
        String query = request.getQueryString();
        return page.encode()
                .buildAndExpand(Map.of("next", query == null ? path : path + "?" + query))
                .toUriString();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        boolean form = denied instanceof CsrfException;
        trail.append(new AuditEvent(
                Acts.of(request),
                Action.DENIED,
                request.getMethod() + " " + ApiPaths.path(request),
                Map.of("reason", form ? "csrf" : "path-denied")));
        problems.refuse(request, response, HttpStatus.FORBIDDEN, form ? "form-expired" : "forbidden");
    }
}
