package vn.tangthu.ingest.proposal;

import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Field;

/**
 * A place where printed words announce a value.
 *
 * @param field whose value they announce; null where they only end the value before them
 * @param letters of the words, folded
 * @param from first character of the words
 * @param to one past their last
 * @param valueFrom where the value begins
 * @param sureness how surely the words are meant to announce something, 0 to 1
 * @param ends whether they end a value before them
 * @param marked whether a colon or dotted leaders stand behind
 */
record Spot(
        @Nullable Field field,
        String letters,
        int from,
        int to,
        int valueFrom,
        double sureness,
        boolean ends,
        boolean marked) {}
