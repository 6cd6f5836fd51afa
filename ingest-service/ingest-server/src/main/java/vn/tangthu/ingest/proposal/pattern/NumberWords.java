package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers in words, folded, up to 999: {@code bay}, {@code muoi tam}, {@code hai muoi lam}, {@code mot tram linh nam}. */
final class NumberWords {
    /** Pattern of one word of a number. */
    static final String WORD = "(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|linh|le)";

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Map<String, Integer> ONES = Map.ofEntries(
            Map.entry("khong", 0),
            Map.entry("mot", 1),
            Map.entry("hai", 2),
            Map.entry("ba", 3),
            Map.entry("bon", 4),
            Map.entry("tu", 4),
            Map.entry("nam", 5),
            Map.entry("lam", 5),
            Map.entry("sau", 6),
            Map.entry("bay", 7),
            Map.entry("bai", 7),
            Map.entry("tam", 8),
            Map.entry("chin", 9));

    private NumberWords() {}

    /** @param words folded; empty for anything that is no number */
    static OptionalInt read(String words) {
        List<String> parts = SPACES.splitAsStream(words.strip()).toList();
        int total = 0;
        int ones = -1;
        for (String part : parts) {
            Integer digit = ONES.get(part);
            if (digit != null && ones < 0) {
                ones = digit;
            } else if (part.equals("muoi")) {
                total += 10 * Math.abs(ones);
                ones = -1;
            } else if (part.equals("tram") && ones >= 0) {
                total += 100 * ones;
                ones = -1;
            } else if (!part.equals("linh") && !part.equals("le")) {
                return OptionalInt.empty();
            }
        }
        boolean any = ones >= 0 || total > 0;
        return any ? OptionalInt.of(total + Math.max(0, ones)) : OptionalInt.empty();
    }
}
