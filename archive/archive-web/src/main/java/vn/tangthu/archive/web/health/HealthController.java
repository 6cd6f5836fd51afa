package vn.tangthu.archive.web.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.web.Open;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.access.CurrentUser;
import vn.tangthu.catalogue.Label;

/** {@code /api/health} for load balancers and monitors, and the system page for people. */
@Controller
class HealthController {
    private final HealthChecks checks;

    HealthController(HealthChecks checks) {
        this.checks = checks;
    }

    /** 200 when ready, otherwise 503. Names and details of the parts only for those who may see them. */
    @GetMapping("/api/health")
    @ResponseBody
    @Open
    ResponseEntity<Health> health(HttpServletRequest request, Locale locale) {
        HealthReport report = checks.report();
        boolean details = CurrentUser.of(request)
                .filter(user -> user.may(Operation.SEE_HEALTH))
                .isPresent();
        List<Part> parts = details
                ? report.parts().stream().map(part -> Part.of(part, locale)).toList()
                : null;
        return ResponseEntity.status(report.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(new Health(true, report.ready(), parts));
    }

    @GetMapping("/system")
    @Requires(value = Operation.SEE_HEALTH, purpose = false)
    String page(Locale locale, Model model) {
        HealthReport report = checks.report();
        model.addAttribute("ready", report.ready());
        model.addAttribute("at", report.at());
        model.addAttribute(
                "parts",
                report.parts().stream().map(part -> Part.of(part, locale)).toList());
        return "system";
    }

    /** @param parts absent for callers who may not see them */
    record Health(
            boolean live,
            boolean ready,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Part> parts) {}

    /** @param status {@code up}, {@code degraded} or {@code down} */
    record Part(
            String name,
            String status,
            @Nullable String detail,
            @Nullable String detailEn) {
        static Part of(HealthReport.Part part, Locale locale) {
            Label detail = part.status().detail();
            return new Part(
                    part.name(),
                    part.status().code(),
                    detail == null ? null : detail.in(locale),
                    detail == null ? null : detail.en());
        }
    }
}
