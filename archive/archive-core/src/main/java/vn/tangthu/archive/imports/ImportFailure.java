package vn.tangthu.archive.imports;

import java.util.List;
import vn.tangthu.catalogue.Label;

/**
 * Why a file as a whole cannot be imported.
 *
 * @param code stable
 * @param reasons each says what is wrong and what to do; at least one
 */
public record ImportFailure(String code, List<Label> reasons) {
    public ImportFailure {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A failure has a reason");
        }
    }
}
