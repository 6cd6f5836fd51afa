package vn.tangthu.archive.subject;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.TypedMarks;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * A syllable or word of a name.
 *
 * @param exact in lower case with its marks, as it was written
 * @param meant the same, with marks that were left as they were typed put right
 * @param folded {@link #meant} without marks
 * @param marked whether it was written with marks
 * @param bits how much it says that somebody has it, in thousandths of a bit
 */
record NamePart(String exact, String meant, String folded, boolean marked, int bits) {
    private static final int MOST_CACHED = 50_000;
    private static final int LONGEST_INITIAL = 3;
    private static final Map<String, NamePart> CACHE = new ConcurrentHashMap<>();

    /** A part of a person's name. */
    static NamePart of(Token token) {
        NamePart known = CACHE.get(token.exact());
        if (known != null) {
            return known;
        }
        NamePart made = TypedMarks.decode(token.exact())
                .map(meant -> of(token.exact(), meant, VietnameseText.fold(meant)))
                .orElseGet(() -> of(token.exact(), token.exact(), token.folded()));
        // Names repeat; where somebody feeds in noise the cache stops to grow.
        if (CACHE.size() < MOST_CACHED) {
            CACHE.put(made.exact(), made);
        }
        return made;
    }

    private static NamePart of(String exact, String meant, String folded) {
        boolean marked = !exact.equals(meant) || VietnameseText.hasMarks(exact);
        return new NamePart(exact, meant, folded, marked, NameWeights.ofPerson(folded));
    }

    /** The same in the name of a legal person. */
    NamePart ofLegalPerson() {
        return new NamePart(exact, meant, folded, marked, NameWeights.ofLegalPerson(folded));
    }

    /** Whether it was understood as something else than what it says. */
    boolean typed() {
        return !exact.equals(meant);
    }

    /** Whether it may stand for a whole syllable that begins like it: {@code V}, {@code Ng}. */
    boolean initial() {
        return folded.length() == 1
                || (folded.length() <= LONGEST_INITIAL && folded.chars().noneMatch(NamePart::vowel));
    }

    private static boolean vowel(int c) {
        return "aeiouy".indexOf(c) >= 0;
    }

    boolean number() {
        return folded.chars().allMatch(Character::isDigit);
    }
}
