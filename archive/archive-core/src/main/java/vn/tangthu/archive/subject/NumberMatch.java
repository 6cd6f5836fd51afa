package vn.tangthu.archive.subject;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.SubjectKind;
import vn.tangthu.vietnamese.VietnameseText;

/** What the numbers of two subjects say. People have an old number of 9 digits and a new one of 12 without a link. */
record NumberMatch(int bits, Evidence evidence) {
    private static final int OLD = 9;
    private static final int NEW = 12;
    private static final int TAX = 10;
    private static final int TAX_WITH_BRANCH = 13;
    private static final int SHORTEST = 5;

    /** A number without what stands between its digits; empty for something too short to be one. */
    static String read(String text, SubjectKind kind) {
        StringBuilder result = new StringBuilder();
        VietnameseText.stripMarks(text)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(result::appendCodePoint);
        if (result.length() < SHORTEST || result.chars().noneMatch(Character::isDigit)) {
            return "";
        }
        // A branch has the number of its legal person and a number of its own behind it.
        boolean branch = kind == SubjectKind.LEGAL_PERSON && digits(result, TAX_WITH_BRANCH);
        return branch ? result.substring(0, TAX) : result.toString();
    }

    /** Null if they say nothing. */
    static @Nullable NumberMatch of(Set<String> one, Set<String> other) {
        if (one.stream().anyMatch(other::contains)) {
            return new NumberMatch(22_000, Evidence.SAME_NUMBER);
        }
        if (one.stream().anyMatch(here -> other.stream().anyMatch(there -> near(here, there)))) {
            return new NumberMatch(5000, Evidence.NEAR_NUMBER);
        }
        if (both(one, other, NEW) || both(one, other, TAX)) {
            return new NumberMatch(-8000, Evidence.OTHER_NUMBER);
        }
        // Whoever moved to another province got another old number.
        return both(one, other, OLD) ? new NumberMatch(-2000, Evidence.OTHER_NUMBER) : null;
    }

    private static boolean near(String one, String other) {
        return one.length() == other.length() && one.length() >= OLD && OneEdit.between(one, other) != OneEdit.NO;
    }

    private static boolean both(Set<String> one, Set<String> other, int length) {
        return one.stream().anyMatch(number -> digits(number, length))
                && other.stream().anyMatch(number -> digits(number, length));
    }

    private static boolean digits(CharSequence number, int length) {
        return number.length() == length && number.chars().allMatch(Character::isDigit);
    }
}
