package vn.tangthu.archive.web.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.access.TokenSecret;
import vn.tangthu.catalogue.Catalogue;

/** Bearer tokens for scripts of the administrator's own units. */
@Controller
@Requires(Operation.MANAGE_ACCOUNTS)
class TokensController {
    private final Tokens tokens;
    private final Units units;
    private final Catalogue catalogue;
    private final Clock clock;

    TokensController(Tokens tokens, Units units, Catalogue catalogue, Clock clock) {
        this.tokens = tokens;
        this.units = units;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/tokens")
    String list(@RequestParam(required = false) @Nullable String revoked, Act act, Model model) {
        model.addAttribute("tokens", tokens.list(act.actor().scope()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("revoked", revoked != null);
        return "tokens";
    }

    @GetMapping("/tokens/new")
    String blank(Act act, Locale locale, Model model) {
        return form(TokenForm.empty(), null, act, locale, model);
    }

    @PostMapping("/tokens/new")
    String issue(TokenForm form, Act act, Locale locale, HttpServletResponse response, Model model) {
        Optional<String> error = form.error(act.actor().scope(), catalogue);
        if (error.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, error.get(), act, locale, model);
        }
        String secret = TokenSecret.generate();
        Instant expiresAt = clock.instant().plus(Duration.ofDays(form.lifetimeDays()));
        tokens.issue(
                act.actor().scope(),
                form.label(),
                form.roleSet(),
                form.unitCode(),
                form.purposeCode(),
                TokenSecret.digest(secret),
                expiresAt,
                new AuditEvent(act, Action.TOKEN_ISSUED, "token:" + form.label(), facts(form, expiresAt)));
        model.addAttribute("name", form.label());
        model.addAttribute("secret", secret);
        model.addAttribute("expiresAt", expiresAt);
        return "token-issued";
    }

    private static Map<String, String> facts(TokenForm form, Instant expiresAt) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("roles", form.roleSet().stream().map(Role::code).collect(Collectors.joining(",")));
        facts.put("unit", form.unitCode().value());
        facts.put("purpose", form.purposeCode());
        facts.put("expires", expiresAt.toString());
        return facts;
    }

    @PostMapping("/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id, Act act) {
        boolean revoked =
                tokens.revoke(act.actor().scope(), id, AuditEvent.of(act, Action.TOKEN_REVOKED, "token:" + id));
        if (!revoked) {
            throw new ApiProblem(
                    HttpStatus.NOT_FOUND,
                    "token-not-found",
                    "Không có mã truy cập này trong phạm vi đơn vị của bạn, hoặc mã đã bị thu hồi.",
                    "There is no such token in your units, or it was revoked already.");
        }
        return "redirect:/tokens?revoked";
    }

    private String form(TokenForm form, @Nullable String error, Act act, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("error", error);
        model.addAttribute("roles", Role.values());
        model.addAttribute("units", UnitOption.of(units.tree(), act.actor().scope(), locale));
        model.addAttribute("purposes", catalogue.purposes().entries());
        model.addAttribute("longest", TokenForm.LONGEST);
        return "token";
    }
}
