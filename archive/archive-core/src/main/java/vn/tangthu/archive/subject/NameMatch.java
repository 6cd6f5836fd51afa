package vn.tangthu.archive.subject;

import java.util.EnumSet;
import java.util.Set;

/**
 * How well two names agree.
 *
 * @param bits what it says, in thousandths of a bit; below 0 it speaks against
 * @param evidence how they agree, or {@link Evidence#OTHER_NAME}
 */
record NameMatch(int bits, Set<Evidence> evidence) {
    /** One name has a syllable more. */
    private static final int LEFT_OUT = 2000;

    private static final int WORST = -8000;

    static NameMatch of(ComparableName one, ComparableName other) {
        // In one order, so that equally good pairings do not make a difference.
        return ComparableName.ORDER.compare(one, other) <= 0
                ? result(new NamePairing(one, other))
                : result(new NamePairing(other, one));
    }

    private static NameMatch result(NamePairing pairing) {
        int substituted = Math.min(pairing.aloneHere(), pairing.aloneThere());
        int leftOut = Math.abs(pairing.aloneHere() - pairing.aloneThere());
        int bits = pairing.bits() - substituted * NamePairing.SUBSTITUTED - leftOut * LEFT_OUT;
        if (bits <= 0 || substituted > 0) {
            return new NameMatch(Math.clamp(bits, WORST, 0), Set.of(Evidence.OTHER_NAME));
        }
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        evidence.addAll(pairing.evidence());
        if (leftOut > 0) {
            evidence.add(Evidence.PART_OF_NAME);
        }
        if (evidence.isEmpty()) {
            evidence.add(Evidence.SAME_NAME);
        }
        if (!pairing.inOrder()) {
            evidence.add(Evidence.OTHER_ORDER);
        }
        return new NameMatch(bits, evidence);
    }
}
