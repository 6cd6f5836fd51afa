package vn.tangthu.archive.web.accounts;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.access.CurrentUser;

/**
 * Where an administrator lands. The first account holds that role alone, so that nobody reads records by having installed
 * the product; here it can create working accounts or, at a small site, take working roles itself.
 */
@Controller
@Requires(Operation.MANAGE_ACCOUNTS)
class AdministrationController {
    static final Set<Role> WORKING_ROLES = EnumSet.of(Role.ARCHIVIST, Role.PLANNER, Role.CUSTODIAN, Role.INSPECTOR);

    private final AccountKeeping keeping;

    AdministrationController(AccountKeeping keeping) {
        this.keeping = keeping;
    }

    @GetMapping("/administration")
    String page(CurrentUser user, Act act, Model model) {
        model.addAttribute("alone", user.actor().roles().size() == 1);
        model.addAttribute("accounts", keeping.list(act).size());
        model.addAttribute("workingRoles", WORKING_ROLES);
        return "administration";
    }

    @PostMapping("/administration/working-roles")
    String takeWorkingRoles(Act act) {
        keeping.grantOneself(act, WORKING_ROLES);
        return "redirect:/";
    }
}
