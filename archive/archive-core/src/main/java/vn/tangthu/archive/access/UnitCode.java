package vn.tangthu.archive.access;

import java.util.regex.Pattern;

/** Code of a unit: 1 to 40 letters, digits, dots, hyphens or underscores. */
public record UnitCode(String value) implements Comparable<UnitCode> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    public UnitCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a unit code");
        }
    }

    @Override
    public int compareTo(UnitCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
