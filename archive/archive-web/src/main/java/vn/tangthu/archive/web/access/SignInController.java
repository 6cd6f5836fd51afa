package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.web.Open;

/** The sign-in page; the form itself is taken by the filter chain. */
@Controller
@Open
class SignInController {
    @GetMapping(RefusalHandler.SIGN_IN_PAGE)
    String page(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String rested,
            HttpServletRequest request,
            Model model) {
        String target = LocalPath.orHome(next);
        if (CurrentUser.of(request).isPresent()) {
            return "redirect:" + target;
        }
        model.addAttribute("next", target);
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        model.addAttribute("ended", ended != null);
        model.addAttribute("rested", rested != null);
        return "sign-in";
    }
}
