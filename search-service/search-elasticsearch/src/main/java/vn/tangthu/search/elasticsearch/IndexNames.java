package vn.tangthu.search.elasticsearch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the indexes behind an alias.
 *
 * @param reading alias that searches ask
 */
record IndexNames(String reading) {
    private static final Pattern NUMBER = Pattern.compile(".*-(\\d+)");

    /** Alias of an index that is being filled; it exists while a rebuild is under way. */
    String building() {
        return reading + "-building";
    }

    String template(int schema) {
        return reading + "-v" + schema;
    }

    String pattern(int schema) {
        return template(schema) + "-*";
    }

    /** All our indexes, of every schema. */
    String all() {
        return reading + "-v*";
    }

    /** The next index after one, or the first: several processes that begin at once come to the same name. */
    String after(int schema, String index) {
        Matcher matcher = NUMBER.matcher(index);
        int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) + 1 : 1;
        return template(schema) + String.format(Locale.ROOT, "-%06d", number);
    }
}
