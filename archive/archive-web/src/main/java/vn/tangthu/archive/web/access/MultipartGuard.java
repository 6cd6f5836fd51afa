package vn.tangthu.archive.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.web.problem.ProblemWriter;

/**
 * Lets a multipart body through to nobody but who may upload, at the addresses that take uploads. The container
 * writes such a body to disk as soon as anything asks for a parameter, so this stands after the filter that finds out
 * who calls and before all others. A refused body is not read; the connection is closed.
 */
final class MultipartGuard extends OncePerRequestFilter {
    /** Addresses that take uploads, and what a role must allow there. */
    private static final Map<String, Operation> UPLOADS =
            Map.of("/api/documents", Operation.UPLOAD, "/api/imports", Operation.ENTER);

    private final DenialTrail trail;
    private final ProblemWriter problems;
    private final UploadSpace space;
    private final @Nullable String csrfHeader;

    /**
     * @param csrfHeader header that has to be there, because looking for the token in a parameter would read the body;
     *     null where no CSRF token is needed
     */
    MultipartGuard(DenialTrail trail, ProblemWriter problems, UploadSpace space, @Nullable String csrfHeader) {
        this.trail = trail;
        this.problems = problems;
        this.space = space;
        this.csrfHeader = csrfHeader;
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Refusal refusal = isMultipart(request) ? refusal(request) : null;
        if (refusal == null) {
            chain.doFilter(request, response);
            return;
        }
        if (refusal.reason != null) {
            trail.denied(request, request.getMethod() + " " + ApiPaths.path(request), refusal.reason);
        }
        if (request.getProtocol().startsWith("HTTP/1")) {
            // HTTP/2 ends the stream by itself and forbids this header (RFC 9113, section 8.2.2).
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        // Never as an error page: its dispatch would read the body.
        problems.write(request, response, refusal.status, refusal.code);
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
        Operation needed = UPLOADS.get(ApiPaths.path(request));
        if (!request.getMethod().equals("POST") || needed == null) {
            return new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type-unsupported", "multipart");
        }
        Optional<CurrentUser> user = CurrentUser.of(request);
        if (user.isEmpty()) {
            return new Refusal(HttpStatus.UNAUTHORIZED, "sign-in-required", "multipart");
        }
        if (!user.get().may(needed)) {
            return new Refusal(HttpStatus.FORBIDDEN, "forbidden", "operation-missing");
        }
        if (user.get().mustChangePassword()) {
            return new Refusal(HttpStatus.FORBIDDEN, "password-change-required", null);
        }
        if (csrfHeader != null && request.getHeader(csrfHeader) == null) {
            return new Refusal(HttpStatus.FORBIDDEN, "form-expired", "csrf");
        }
        return withoutRoom(request.getContentLengthLong());
    }

    private @Nullable Refusal withoutRoom(long contentLength) {
        if (space.isTooLarge(contentLength)) {
            return new Refusal(HttpStatus.CONTENT_TOO_LARGE, "too-large", null);
        }
        return space.hasRoomFor(contentLength)
                ? null
                : new Refusal(HttpStatus.INSUFFICIENT_STORAGE, "storage-full", null);
    }

    /** @param reason for the audit trail; null where nobody was denied anything */
    private record Refusal(
            HttpStatus status, String code, @Nullable String reason) {}
}
