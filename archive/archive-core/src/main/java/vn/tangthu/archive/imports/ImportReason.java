package vn.tangthu.archive.imports;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A reason, and how many rows it brought back.
 *
 * @param finding the first of its kind
 * @param rows how many
 * @param examples numbers of the first of them, at most {@link #EXAMPLES}
 */
public record ImportReason(CellFinding finding, int rows, List<Integer> examples) {
    public static final int EXAMPLES = 5;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    public ImportReason {
        examples = List.copyOf(examples);
    }

    /** What findings have in common that are counted together: all but the numbers in their words. */
    public static String kind(CellFinding finding) {
        return finding.column() + " " + finding.code() + " "
                + NUMBER.matcher(finding.why().vi()).replaceAll("#");
    }
}
