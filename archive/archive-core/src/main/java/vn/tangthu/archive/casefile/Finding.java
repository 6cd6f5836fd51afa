package vn.tangthu.archive.casefile;

import vn.tangthu.catalogue.Label;

/**
 * Something that is wrong with what was typed.
 *
 * @param place code of the field, or {@code events.N.FIELD} with N from 0, or {@code documents.N}
 * @param code stable, for example {@code before-other-date}
 * @param why what is wrong and what to do; without the value, which may be about a person
 */
public record Finding(String place, String code, Label why) {}
