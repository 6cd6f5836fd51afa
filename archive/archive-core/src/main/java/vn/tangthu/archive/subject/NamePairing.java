package vn.tangthu.archive.subject;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pairs the syllables of two names, in whatever order, so that they agree best. Each pair counts by how rare the syllable is
 * and how well it agrees, never more than the same syllable against itself.
 */
final class NamePairing {
    /** What it costs that a syllable of one name has another one in its place. */
    static final int SUBSTITUTED = 5000;

    private static final int INITIAL_AT_MOST = 2500;
    private static final int OTHER_FIRST_LETTER = -1500;

    private final ComparableName here;
    private final ComparableName there;

    /** Which part of the other name stands against each part of the one, or -1. */
    private final int[] paired;

    private final Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    private int bits;

    NamePairing(ComparableName here, ComparableName there) {
        this.here = here;
        this.there = there;
        paired = new int[here.parts().size()];
        Arrays.fill(paired, -1);
        List<Integer> free = new ArrayList<>();
        for (int at = 0; at < there.parts().size(); at++) {
            free.add(at);
        }
        pairEqual(free);
        pairSimilar(free);
    }

    int bits() {
        return bits;
    }

    Set<Evidence> evidence() {
        return evidence;
    }

    int aloneHere() {
        return (int) Arrays.stream(paired).filter(at -> at < 0).count();
    }

    int aloneThere() {
        return there.parts().size() - (paired.length - aloneHere());
    }

    boolean inOrder() {
        int[] order = Arrays.stream(paired).filter(at -> at >= 0).toArray();
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        return Arrays.equals(order, sorted);
    }

    private void pairEqual(List<Integer> free) {
        for (int i = 0; i < paired.length; i++) {
            NamePart part = here.parts().get(i);
            int same = indexOf(free, part.exact());
            if (same >= 0) {
                paired[i] = free.get(same);
                free.subList(same, same + 1).clear();
                bits += part.bits();
            }
        }
    }

    private int indexOf(List<Integer> free, String exact) {
        for (int j = 0; j < free.size(); j++) {
            if (there.parts().get(free.get(j)).exact().equals(exact)) {
                return j;
            }
        }
        return -1;
    }

    private record Pair(int bits, Evidence evidence) {
        /** They do not go together. */
        static final Pair NONE = new Pair(0, Evidence.OTHER_NAME);
    }

    private void pairSimilar(List<Integer> free) {
        int[] left =
                IntStream.range(0, paired.length).filter(i -> paired[i] < 0).toArray();
        Pair[][] pairs = new Pair[left.length][free.size()];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < free.size(); j++) {
                pairs[i][j] = pair(here.parts().get(left[i]), there.parts().get(free.get(j)));
            }
        }
        int[] best = best(pairs, free.size());
        for (int i = 0; i < left.length; i++) {
            if (best[i] >= 0) {
                Pair pair = pairs[i][best[i]];
                paired[left[i]] = free.get(best[i]);
                bits += pair.bits;
                evidence.add(pair.evidence);
            }
        }
    }

    private Pair pair(NamePart one, NamePart other) {
        int both = Math.min(one.bits(), other.bits());
        if (one.folded().equals(other.folded())) {
            return spelling(one, other, both);
        }
        if (initialOf(one, other) || initialOf(other, one)) {
            return new Pair(Math.min(both / 2, INITIAL_AT_MOST), Evidence.INITIALS);
        }
        return switch (OneEdit.between(one.folded(), other.folded())) {
            case NO -> Pair.NONE;
            case FIRST_LETTER -> new Pair(OTHER_FIRST_LETTER, Evidence.ONE_SYLLABLE);
            case INSIDE -> new Pair(both * 30 / 100, Evidence.ONE_SYLLABLE);
        };
    }

    private Pair spelling(NamePart one, NamePart other, int both) {
        if (one.typed() || other.typed()) {
            return new Pair(both * 90 / 100, Evidence.TYPING_VARIANT);
        }
        if (withI(one.exact()).equals(withI(other.exact()))) {
            return new Pair(both * 95 / 100, Evidence.TYPING_VARIANT);
        }
        // Where both names have their marks, another mark makes another name: Hùng is not Hưng.
        return new Pair(both * (here.marked() && there.marked() ? 25 : 90) / 100, Evidence.MARKS_DIFFER);
    }

    /** Lý and Lí, Mỹ and Mĩ: two ways to write the same. */
    private static String withI(String exact) {
        return Normalizer.normalize(
                Normalizer.normalize(exact, Normalizer.Form.NFD).replace('y', 'i'), Normalizer.Form.NFC);
    }

    private static boolean initialOf(NamePart initial, NamePart whole) {
        return initial.initial() && whole.folded().startsWith(initial.folded());
    }

    /** For each row the column that it is paired with, or -1, so that the sum is the largest. */
    private static int[] best(Pair[][] pairs, int columns) {
        int rows = pairs.length;
        int[][] sums = new int[rows + 1][1 << columns];
        for (int row = rows - 1; row >= 0; row--) {
            for (int taken = 0; taken < 1 << columns; taken++) {
                int sum = sums[row + 1][taken];
                for (int column = 0; column < columns; column++) {
                    sum = Math.max(sum, sum(pairs[row][column], sums[row + 1], taken, column));
                }
                sums[row][taken] = sum;
            }
        }
        int[] result = new int[rows];
        int taken = 0;
        for (int row = 0; row < rows; row++) {
            result[row] = -1;
            for (int column = 0; column < columns && result[row] < 0; column++) {
                if (sums[row][taken] == sum(pairs[row][column], sums[row + 1], taken, column)) {
                    result[row] = column;
                }
            }
            taken |= result[row] < 0 ? 0 : 1 << result[row];
        }
        return result;
    }

    private static int sum(Pair pair, int[] after, int taken, int column) {
        boolean free = (taken & 1 << column) == 0;
        return pair.equals(Pair.NONE) || !free
                ? Integer.MIN_VALUE
                : pair.bits + SUBSTITUTED + after[taken | 1 << column];
    }
}
