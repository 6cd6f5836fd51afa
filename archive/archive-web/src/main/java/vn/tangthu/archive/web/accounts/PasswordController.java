package vn.tangthu.archive.web.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.access.CurrentUser;
import vn.tangthu.archive.web.access.PasswordRule;
import vn.tangthu.archive.web.access.Passwords;

/** A person's own password. */
@Controller
@Requires(purpose = false)
class PasswordController {
    private final AccountKeeping keeping;

    PasswordController(AccountKeeping keeping) {
        this.keeping = keeping;
    }

    @GetMapping("/password")
    String page(@RequestParam(required = false) @Nullable String changed, CurrentUser user, Model model) {
        return page(user, changed != null, null, model);
    }

    @PostMapping("/password")
    String change(
            @RequestParam String current,
            @RequestParam String wanted,
            @RequestParam String repeated,
            CurrentUser user,
            Act act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<String> error = error(user.actor().name(), current, wanted, repeated);
        if (error.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(user, false, error.get(), model);
        }
        keeping.setOwnPassword(act, wanted, request.getSession(true).getId());
        return user.mustChangePassword() ? "redirect:/" : "redirect:/password?changed";
    }

    private Optional<String> error(String username, String current, String wanted, String repeated) {
        if (!keeping.isPassword(username, current)) {
            return Optional.of("password.error.current");
        }
        if (!wanted.equals(repeated)) {
            return Optional.of("password.error.repeated");
        }
        return PasswordRule.violation(username, current, wanted);
    }

    private static String page(CurrentUser user, boolean changed, @Nullable String error, Model model) {
        model.addAttribute("must", user.mustChangePassword());
        model.addAttribute("changed", changed);
        model.addAttribute("error", error);
        model.addAttribute("shortest", Passwords.SHORTEST);
        model.addAttribute("longest", Passwords.LONGEST);
        return "password";
    }
}
