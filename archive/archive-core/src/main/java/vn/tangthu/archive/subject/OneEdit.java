package vn.tangthu.archive.subject;

/** Whether one slip turns a word into another: a letter too many, one left out, one in place of another, two swapped. */
enum OneEdit {
    /** They are the same, or more than that differs. */
    NO,
    /** The slip is the first letter, which people rarely get wrong. */
    FIRST_LETTER,
    INSIDE;

    /** In words shorter than this, one letter makes another word. */
    private static final int SHORTEST = 4;

    static OneEdit between(String one, String other) {
        if (one.equals(other) || Math.max(one.length(), other.length()) < SHORTEST) {
            return NO;
        }
        int begin = 0;
        int shorter = Math.min(one.length(), other.length());
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - begin - end;
        int right = other.length() - begin - end;
        boolean swapped = left == 2
                && right == 2
                && one.charAt(begin) == other.charAt(begin + 1)
                && one.charAt(begin + 1) == other.charAt(begin);
        if (!swapped && Math.max(left, right) > 1) {
            return NO;
        }
        return begin == 0 && !swapped ? FIRST_LETTER : INSIDE;
    }
}
