package vn.tangthu.ingest.proposal.pattern;

/** How far two words are apart. */
public final class Similarity {
    private Similarity() {}

    /** Letters to change, add or take out to get from one to the other; {@code most + 1} if more than most. */
    public static int edits(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] row = new int[other.length() + 1];
        for (int k = 0; k < row.length; k++) {
            row[k] = k;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int k = 1; k < row.length; k++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.min(changed, Math.min(row[k], row[k - 1]) + 1);
                least = Math.min(least, row[k]);
            }
            if (least > most) {
                return most + 1;
            }
        }
        return Math.min(row[other.length()], most + 1);
    }
}
