package vn.tangthu.archive.web.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;

/** Accounts of the administrator's own units. */
@Controller
@Requires(Operation.MANAGE_ACCOUNTS)
class AccountsController {
    private final AccountKeeping keeping;
    private final Units units;

    AccountsController(AccountKeeping keeping, Units units) {
        this.keeping = keeping;
        this.units = units;
    }

    @GetMapping("/accounts")
    String list(@RequestParam(required = false) @Nullable String saved, Act act, Locale locale, Model model) {
        model.addAttribute("accounts", keeping.list(act));
        model.addAttribute("unitNames", unitNames(act, locale));
        model.addAttribute("saved", saved);
        model.addAttribute("now", keeping.now());
        return "accounts";
    }

    private Map<String, String> unitNames(Act act, Locale locale) {
        return UnitOption.of(units.tree(), act.actor().scope(), locale).stream()
                .collect(Collectors.toMap(UnitOption::code, UnitOption::name));
    }

    @GetMapping("/accounts/new")
    String blank(Act act, Locale locale, Model model) {
        return form(AccountForm.empty(), true, null, act, locale, model);
    }

    @PostMapping("/accounts/new")
    String create(AccountForm form, Act act, Locale locale, HttpServletResponse response, Model model) {
        Optional<String> error = form.error(act.actor().scope());
        Optional<String> password = error.isPresent() ? Optional.empty() : keeping.create(act, form);
        if (password.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, true, error.orElse("accounts.error.taken"), act, locale, model);
        }
        return issued(form.name(), password.get(), model);
    }

    @GetMapping("/accounts/{username}")
    String edit(@PathVariable String username, Act act, Locale locale, Model model) {
        Account account = keeping.find(act, username).orElseThrow(AccountsController::unknown);
        return form(AccountForm.of(account), false, null, act, locale, model);
    }

    @PostMapping("/accounts/{username}")
    String change(
            @PathVariable String username,
            AccountForm form,
            Act act,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        AccountForm whole = new AccountForm(username, form.displayName(), form.roles(), form.unit(), form.disabled());
        Optional<String> error = whole.error(act.actor().scope()).or(() -> lockingOneselfOut(whole, act));
        if (error.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(whole, false, error.get(), act, locale, model);
        }
        if (!keeping.change(act, whole)) {
            throw unknown();
        }
        return "redirect:/accounts?saved=" + whole.name();
    }

    @PostMapping("/accounts/{username}/password")
    String resetPassword(@PathVariable String username, Act act, Model model) {
        return issued(username, keeping.resetPassword(act, username).orElseThrow(AccountsController::unknown), model);
    }

    private static Optional<String> lockingOneselfOut(AccountForm form, Act act) {
        boolean own = form.name().equals(act.actor().name());
        return own && (form.isDisabled() || !form.has(Role.ADMINISTRATOR))
                ? Optional.of("accounts.error.own")
                : Optional.empty();
    }

    private String form(AccountForm form, boolean fresh, @Nullable String error, Act act, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("fresh", fresh);
        model.addAttribute("error", error);
        model.addAttribute("roles", Role.values());
        model.addAttribute("units", UnitOption.of(units.tree(), act.actor().scope(), locale));
        return "account";
    }

    private static String issued(String username, String password, Model model) {
        model.addAttribute("username", username);
        model.addAttribute("password", password);
        return "account-issued";
    }

    private static ApiProblem unknown() {
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "account-not-found",
                "Không có tài khoản này trong phạm vi đơn vị của bạn. Xem lại danh sách tài khoản.",
                "There is no such account in your units. Look at the list of accounts.");
    }
}
