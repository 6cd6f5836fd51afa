package vn.tangthu.archive.web.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Points in time as people read them: Vietnamese time; templates reach it as {@code @times}. */
@Component("times")
public final class Times {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** To the second: {@code 31/01/2026 17:05:09}, in English {@code 2026-01-31 17:05:09}. */
    public String second(Instant at) {
        return format(at, " HH:mm:ss");
    }

    /** To the minute. */
    public String minute(Instant at) {
        return format(at, " HH:mm");
    }

    /** The day alone. */
    public String day(Instant at) {
        return format(at, "");
    }

    private static String format(Instant at, String time) {
        Locale locale = LocaleContextHolder.getLocale();
        String day = locale.getLanguage().equals("en") ? "yyyy-MM-dd" : "dd/MM/yyyy";
        return DateTimeFormatter.ofPattern(day + time, locale).withZone(ZONE).format(at);
    }
}
