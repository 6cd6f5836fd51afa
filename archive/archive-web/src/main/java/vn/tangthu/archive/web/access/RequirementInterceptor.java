package vn.tangthu.archive.web.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.problem.ProblemWriter;

/** Lets a call reach its handler only if the handler's declaration allows it; everything else is denied and audited. */
@Component
final class RequirementInterceptor implements HandlerInterceptor {
    static final String PASSWORD_PAGE = "/password";
    static final String PURPOSE_PAGE = "/purpose";

    private final AuditTrail trail;
    private final ProblemWriter problems;

    RequirementInterceptor(AuditTrail trail, ProblemWriter problems) {
        this.trail = trail;
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() == DispatcherType.ERROR
                || !HandlerRequirements.isOurs(method)
                || HandlerRequirements.isOpen(method)) {
            return true;
        }
        Optional<CurrentUser> user = CurrentUser.of(request);
        Optional<Requires> requirement = HandlerRequirements.requirement(method);
        if (user.isEmpty()) {
            problems.refuse(request, response, HttpStatus.UNAUTHORIZED, "sign-in-required");
            return false;
        }
        if (requirement.isEmpty()) {
            return deny(request, response, "undeclared");
        }
        return check(request, response, requirement.get(), user.get());
    }

    private boolean check(
            HttpServletRequest request, HttpServletResponse response, Requires requirement, CurrentUser user)
            throws IOException {
        if (user.mustChangePassword() && !ApiPaths.path(request).equals(PASSWORD_PAGE)) {
            return demand(request, response, "password-change-required", PASSWORD_PAGE);
        }
        Operation[] operations = requirement.value();
        if (operations.length > 0 && Arrays.stream(operations).noneMatch(user::may)) {
            return deny(
                    request,
                    response,
                    Arrays.stream(operations).map(Operation::name).collect(Collectors.joining(",")));
        }
        if (requirement.purpose() && user.purpose() == null) {
            return demand(request, response, "purpose-required", PURPOSE_PAGE);
        }
        return true;
    }

    private boolean deny(HttpServletRequest request, HttpServletResponse response, String needed) throws IOException {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        trail.append(new AuditEvent(
                Acts.of(request),
                Action.DENIED,
                request.getMethod() + " " + pattern,
                Map.of("reason", "operation-missing", "needed", needed)));
        problems.refuse(request, response, HttpStatus.FORBIDDEN, "forbidden");
        return false;
    }

    /** Something has to be done first: browsers are led there, programs are told. */
    private boolean demand(HttpServletRequest request, HttpServletResponse response, String code, String page)
            throws IOException {
        if (ApiPaths.wantsProblem(request)) {
            problems.write(request, response, HttpStatus.FORBIDDEN, code);
            return false;
        }
        UriComponentsBuilder target = UriComponentsBuilder.fromPath(request.getContextPath() + page);
        if (request.getMethod().equals("GET") && !ApiPaths.path(request).equals("/")) {
            target.queryParam("next", "{next}");
        }
        String query = request.getQueryString();
        response.sendRedirect(target.encode()
                .buildAndExpand(Map.of("next", ApiPaths.path(request) + (query == null ? "" : "?" + query)))
                .toUriString());
        return false;
    }
}
