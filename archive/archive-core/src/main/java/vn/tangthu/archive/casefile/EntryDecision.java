package vn.tangthu.archive.casefile;

import vn.tangthu.catalogue.Label;

/** Whether somebody may enter or change a record. */
public sealed interface EntryDecision {
    record Granted(EntryGrant grant) implements EntryDecision {}

    /**
     * @param code {@code no-authority}, {@code authority-ended}, {@code unit-ended}, {@code other-unit} or
     *     {@code no-such-category}
     * @param clause the clause that says who may
     */
    record Refused(String code, Label why, String clause) implements EntryDecision {}
}
