package vn.tangthu.archive.imports;

import vn.tangthu.catalogue.Label;

/**
 * Why a row comes back.
 *
 * @param column of the cell, from 0; -1 for the row as a whole
 * @param field code of the field; empty where there is none
 * @param code stable, for example {@code bad-value}
 * @param why what is wrong and what to do; without the value, which may be about a person
 */
public record CellFinding(int column, String field, String code, Label why) {
    public static final int ROW = -1;

    public CellFinding {
        if (column < ROW) {
            throw new IllegalArgumentException("Not a column");
        }
    }
}
