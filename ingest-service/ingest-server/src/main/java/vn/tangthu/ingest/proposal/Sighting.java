package vn.tangthu.ingest.proposal;

import vn.tangthu.catalogue.Field;
import vn.tangthu.ingest.proposal.pattern.Found;

/**
 * Something on paper that may be the value of a field.
 *
 * @param from where the words begin that announce it, or it itself
 * @param sureness how surely it belongs to the field, 0 to 1
 * @param own whether the place on the paper tells it, not a person's part of the text: letterhead, citation, clause
 */
record Sighting(Field field, Found found, int from, double sureness, boolean own) {
    Sighting times(double factor) {
        return new Sighting(field, found, from, sureness * factor, own);
    }
}
