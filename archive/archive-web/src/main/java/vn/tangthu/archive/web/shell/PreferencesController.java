package vn.tangthu.archive.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import vn.tangthu.archive.web.Open;
import vn.tangthu.archive.web.access.LocalPath;

/** Language and theme: kept in cookies, so that they also hold before sign-in. */
@Controller
@Open
class PreferencesController {
    private final LocaleResolver locales;

    PreferencesController(LocaleResolver locales) {
        this.locales = locales;
    }

    @PostMapping("/preferences")
    String set(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (language != null) {
            locales.setLocale(request, response, Languages.of(language));
        }
        if (theme != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE, Theme.ofCode(theme).cookie().toString());
        }
        return "redirect:" + LocalPath.orHome(back);
    }
}
