package vn.tangthu.catalogue;

import java.util.Locale;
import java.util.Objects;

/** A name in Vietnamese and in English. */
public record Label(String vi, String en) {
    public Label {
        Objects.requireNonNull(vi, "vi");
        Objects.requireNonNull(en, "en");
    }

    /** The Vietnamese text, unless the language asked for is English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
