package vn.tangthu.archive.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import vn.tangthu.archive.web.access.ApiPaths;

/** Vietnamese, unless a person chose English (cookie) or a program asks for it (Accept-Language). */
@Configuration(proxyBeanMethods = false)
class Languages {
    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("tangthu-language");
        resolver.setDefaultLocaleFunction(Languages::withoutCookie);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSecure(true);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Strict");
        return resolver;
    }

    static Locale of(String language) {
        return language.equals("en") ? Locale.ENGLISH : VIETNAMESE;
    }

    private static Locale withoutCookie(HttpServletRequest request) {
        if (ApiPaths.isApi(request) && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (Locale wanted : Collections.list(request.getLocales())) {
                if (wanted.getLanguage().equals("vi") || wanted.getLanguage().equals("en")) {
                    return of(wanted.getLanguage());
                }
            }
        }
        return VIETNAMESE;
    }
}
