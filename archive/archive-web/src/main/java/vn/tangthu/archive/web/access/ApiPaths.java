package vn.tangthu.archive.web.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells programs from browsers. */
public final class ApiPaths {
    private ApiPaths() {}

    /** Paths that programs call and bearer tokens open. */
    public static boolean isApi(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /** Whether refusals are answered as problem+json rather than as a page: the API, and scripts in pages. */
    public static boolean wantsProblem(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return isApi(request)
                || request.getHeader("HX-Request") != null
                || (accept != null && !accept.contains(MediaType.TEXT_HTML_VALUE) && accept.contains("json"));
    }

    /** The path that was asked for, also inside an error dispatch, without the context path. */
    public static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed == null ? request.getRequestURI() : failed.toString();
        return uri.substring(request.getContextPath().length());
    }
}
