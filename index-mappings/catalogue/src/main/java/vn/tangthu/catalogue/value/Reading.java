package vn.tangthu.catalogue.value;

import vn.tangthu.catalogue.Label;

/** What became of a value that somebody typed. */
public sealed interface Reading {
    /** @param kept the form in which it is kept */
    record Accepted(String kept) implements Reading {}

    /** @param why what is wrong and what to do; without the value itself, which may be about a person */
    record Refused(Label why) implements Reading {}
}
