package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Numbers as recognition leaves them: letters in the place of digits that look like them, and digits that are taken for
 * another when the print is bad.
 */
final class Digits {
    /** Pattern of one digit or a letter that is read for one, in folded text. */
    static final String DIGIT = "[0-9oilsbzg|!]";

    private static final Map<Character, String> LETTERS =
            Map.of('o', "09", 'i', "17", 'l', "17", '|', "1", '!', "1", 's', "5", 'b', "86", 'z', "27", 'g', "9");
    private static final Map<Character, String> LOOK_ALIKE =
            Map.of('0', "9", '9', "0", '1', "7", '7', "1", '3', "8", '8', "3", '5', "6", '6', "5");
    private static final double PER_LETTER = 0.6;
    private static final double OTHER_LETTER = 0.4;
    private static final double LOOKS_ALIKE = 0.25;

    private Digits() {}

    /**
     * What a run of such characters may stand for, the likeliest first.
     *
     * @param doubtful whether recognition itself was not sure, so that look-alikes are worth showing
     */
    static List<Guess> read(String run, boolean doubtful) {
        StringBuilder best = new StringBuilder();
        double sureness = 1;
        for (int i = 0; i < run.length(); i++) {
            String readings = LETTERS.get(run.charAt(i));
            sureness *= readings == null ? 1 : PER_LETTER;
            best.append(readings == null ? run.charAt(i) : readings.charAt(0));
        }
        List<Guess> result = new ArrayList<>(List.of(new Guess(best.toString(), sureness)));
        for (int i = 0; i < run.length(); i++) {
            for (char other : others(run.charAt(i), doubtful).toCharArray()) {
                StringBuilder changed = new StringBuilder(best);
                changed.setCharAt(i, other);
                boolean letter = LETTERS.containsKey(run.charAt(i));
                result.add(new Guess(changed.toString(), sureness * (letter ? OTHER_LETTER : LOOKS_ALIKE)));
            }
        }
        return result;
    }

    private static String others(char c, boolean doubtful) {
        String readings = LETTERS.get(c);
        if (readings != null) {
            return readings.substring(1);
        }
        return doubtful ? LOOK_ALIKE.getOrDefault(c, "") : "";
    }

    /** How many real digits there are. */
    static long count(String run) {
        return run.chars().filter(Character::isDigit).count();
    }
}
