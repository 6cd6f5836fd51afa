package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.catalogue.Catalogue;

/** Asks once a session why the archive is used (circular, Articles 4.2 and 10.1). */
@Controller
@Requires(purpose = false)
class PurposeController {
    private final Catalogue catalogue;
    private final AuditTrail trail;

    PurposeController(Catalogue catalogue, AuditTrail trail) {
        this.catalogue = catalogue;
        this.trail = trail;
    }

    @GetMapping(RequirementInterceptor.PURPOSE_PAGE)
    String page(@RequestParam(required = false) @Nullable String next, CurrentUser user, Model model) {
        return page(next, user, false, model);
    }

    private String page(@Nullable String next, CurrentUser user, boolean missing, Model model) {
        model.addAttribute("purposes", catalogue.purposes().entries());
        model.addAttribute("chosen", user.purpose());
        model.addAttribute("next", LocalPath.orHome(next));
        model.addAttribute("missing", missing);
        return "purpose";
    }

    @PostMapping(RequirementInterceptor.PURPOSE_PAGE)
    String state(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String next,
            CurrentUser user,
            Act act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String text = reference == null || reference.isBlank() ? null : reference.strip();
        boolean readable = text == null || (text.length() <= 200 && text.chars().noneMatch(Character::isISOControl));
        if (code == null || !catalogue.purposes().contains(code) || !readable) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(next, user, true, model);
        }
        Purpose purpose = new Purpose(code, text);
        // The entry carries the new purpose; written before it takes effect.
        trail.append(AuditEvent.of(
                new Act(act.actor(), purpose, act.channel(), act.request()), Action.PURPOSE_STATED, null));
        SessionPurpose.state(request, purpose);
        return "redirect:" + LocalPath.orHome(next);
    }
}
