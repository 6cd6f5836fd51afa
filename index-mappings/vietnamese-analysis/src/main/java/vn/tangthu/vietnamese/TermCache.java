package vn.tangthu.vietnamese;

import org.jspecify.annotations.Nullable;

/**
 * Terms of the syllables met last. Vietnamese has some thousands of syllables in use, so nearly every one of a text is
 * found here instead of being normalised again. Safe for concurrent use: entries are values, and a lost one is made again.
 */
final class TermCache {
    /** For short texts, which are not worth a cache of their own. */
    static final TermCache SHARED = new TermCache();

    private static final int SIZE = 8192;

    private final @Nullable Terms[] entries = new @Nullable Terms[SIZE];

    Terms find(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = (hash ^ (hash >>> 15)) & (SIZE - 1);
        Terms entry = entries[slot];
        if (entry == null || entry.raw.length() != to - from || !text.startsWith(entry.raw, from)) {
            entry = Terms.of(text.substring(from, to));
            entries[slot] = entry;
        }
        return entry;
    }

    /**
     * One syllable as it stands in the text, and its two terms.
     *
     * @param canonical with its marks as {@link TonePlacement} puts them, case kept
     */
    record Terms(String raw, String canonical, String exact, String folded) {
        static Terms of(String raw) {
            String exact = VietnameseText.exact(raw);
            return new Terms(raw, TonePlacement.canonical(raw), exact, VietnameseText.fold(exact));
        }
    }
}
