package vn.tangthu.archive.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.accounts.ApiToken;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.problem.ProblemWriter;

/** Bearer tokens (RFC 6750). A token that is unknown, expired or revoked is refused and audited, always the same way. */
final class TokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final CurrentUsers users;
    private final PurposeHeader purposes;
    private final DenialTrail trail;
    private final ProblemWriter problems;

    TokenFilter(Tokens tokens, CurrentUsers users, PurposeHeader purposes, DenialTrail trail, ProblemWriter problems) {
        this.tokens = tokens;
        this.users = users;
        this.purposes = purposes;
        this.trail = trail;
        this.problems = problems;
    }

    static boolean isPresent(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME.length())
                .strip();
        Optional<ApiToken> token = tokens.findByHash(TokenSecret.digest(secret));
        if (token.isEmpty()) {
            trail.denied(request, ApiPaths.path(request), "token-refused");
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(request, response, HttpStatus.UNAUTHORIZED, "token-refused");
            return;
        }
        Purpose purpose;
        try {
            purpose = purposes.read(request)
                    .orElseGet(() -> new Purpose(token.get().purpose(), null));
        } catch (ApiProblem refused) {
            problems.write(request, response, refused);
            return;
        }
        tokens.touch(token.get().id());
        signIn(request, users.of(token.get(), purpose));
        chain.doFilter(request, response);
    }

    private static void signIn(HttpServletRequest request, CurrentUser user) {
        user.attachTo(request);
        PreAuthenticatedAuthenticationToken authentication =
                new PreAuthenticatedAuthenticationToken(user.actor().name(), "", user.authorities());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }
}
