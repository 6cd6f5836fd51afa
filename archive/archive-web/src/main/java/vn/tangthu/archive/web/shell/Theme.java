package vn.tangthu.archive.web.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Light, dark, or as the device says. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    private static final String COOKIE = "tangthu-theme";

    /** The value of {@code data-theme}, and the last part of the message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme ofCode(String code) {
        for (Theme theme : values()) {
            if (theme.code().equals(code)) {
                return theme;
            }
        }
        return AUTO;
    }

    static Theme of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? AUTO : ofCode(cookie.getValue());
    }

    ResponseCookie cookie() {
        return ResponseCookie.from(COOKIE, code())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict")
                .build();
    }
}
