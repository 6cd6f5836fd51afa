package vn.tangthu.archive.shared;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the product, {@code MAJOR.MINOR.PATCH}. Versions with the same MAJOR.MINOR are of one line: a patch changes
 * nothing that another process of the line reads, neither schema, index, analysis and stored forms nor what services and
 * pages ask each other (decision 0009). What is missing counts as 0; anything after a hyphen does not count.
 */
public record Release(int major, int minor, int patch) implements Comparable<Release> {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:-[A-Za-z0-9.-]{1,40})?");
    private static final Comparator<Release> ORDER = Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::patch);

    /** @throws IllegalArgumentException if it is not the name of a version */
    public static Release of(String version) {
        Matcher parts = FORM.matcher(version);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a version: " + version);
        }
        return new Release(number(parts, 1), number(parts, 2), number(parts, 3));
    }

    /** Whether processes of both versions may work beside each other. */
    public boolean sameLine(Release other) {
        return major == other.major && minor == other.minor;
    }

    /** Whether this is of a line after the other's. */
    public boolean ofNewerLine(Release other) {
        return !sameLine(other) && compareTo(other) > 0;
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
