package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * A place in the form in which places are compared: the words of its parts, without those that say what kind of part it is.
 *
 * @param sections from the smallest to the largest, as addresses are written
 */
record ComparablePlace(List<Set<String>> sections) {
    private static final Pattern BETWEEN = Pattern.compile("[,;–\\n]|\\s-\\s");
    private static final Pattern KIND = Pattern.compile(
            "(?:thành phố|thị xã|thị trấn|khu phố|tổ dân phố|tỉnh|quận|huyện|phường|xã|thôn|ấp|bản|làng|buôn|khóm|tổ|số nhà"
                    + "|thanh pho|thi xa|thi tran|khu pho|to dan pho|tinh|quan|huyen|phuong|xa|thon|ap|ban|lang|buon|khom|to"
                    + "|tp|tx|tt|kp|tdp|[tqhpx])[\\s.]+(?=\\S)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** From so many words on it is a place, not a province alone. */
    private static final int WORDS_OF_A_PLACE = 4;

    static ComparablePlace read(String text) {
        List<Set<String>> sections = new ArrayList<>();
        for (String section : BETWEEN.split(text)) {
            Set<String> words = VietnameseText.tokens(withoutKind(section.strip())).stream()
                    .map(Token::folded)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!words.isEmpty()) {
                sections.add(words);
            }
        }
        return new ComparablePlace(sections);
    }

    private static String withoutKind(String section) {
        var kind = KIND.matcher(section);
        return kind.lookingAt() ? section.substring(kind.end()) : section;
    }

    private Set<String> words() {
        Set<String> result = new HashSet<>();
        sections.forEach(result::addAll);
        return result;
    }

    /** What two places say, or null if that is nothing. */
    static @Nullable PlaceMatch match(ComparablePlace one, ComparablePlace other) {
        Set<String> common = one.words();
        int words = Math.min(common.size(), other.words().size());
        common.retainAll(other.words());
        if (words == 0) {
            return null;
        }
        if (common.isEmpty()) {
            return new PlaceMatch(-2000, Evidence.OTHER_PLACE);
        }
        double share = (double) common.size() / words;
        if (share >= 0.75) {
            return new PlaceMatch(words >= WORDS_OF_A_PLACE ? 6000 : 2500, Evidence.SAME_PLACE);
        }
        return share >= 0.4 && common.size() >= 2 ? new PlaceMatch(1000, Evidence.SAME_PLACE) : null;
    }

    record PlaceMatch(int bits, Evidence evidence) {}
}
