package vn.tangthu.distributed.settings;

import java.util.Comparator;
import java.util.Optional;

/** The key that somebody most likely meant. */
final class Nearest {
    private static final int FURTHEST = 3;

    private Nearest() {}

    static Optional<String> of(String written, Program program) {
        return Keys.all().stream()
                .filter(setting -> setting.readBy().contains(program))
                .map(Setting::key)
                .filter(key -> distance(written, key) <= FURTHEST)
                .min(Comparator.comparingInt(key -> distance(written, key)));
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
