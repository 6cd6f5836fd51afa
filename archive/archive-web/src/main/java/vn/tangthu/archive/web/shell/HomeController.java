package vn.tangthu.archive.web.shell;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.access.CurrentUser;

/** Leads to the page a person most likely wants. */
@Controller
class HomeController {
    private final Navigation navigation;

    HomeController(Navigation navigation) {
        this.navigation = navigation;
    }

    @GetMapping("/")
    @Requires
    String home(CurrentUser user) {
        if (user.may(Operation.MANAGE_ACCOUNTS) && user.actor().roles().size() == 1) {
            return "redirect:/administration";
        }
        return navigation.visibleTo(user).stream()
                .findFirst()
                .map(entry -> "redirect:" + entry.href())
                .orElse("redirect:/help");
    }

    @GetMapping("/help")
    @Requires(purpose = false)
    String help(Model model) {
        model.addAttribute("roles", Role.values());
        return "help";
    }
}
