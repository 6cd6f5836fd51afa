package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.document.DocumentId;

/**
 * What was decided about a value read from a paper while there was no case file yet to keep it with. It travels with the form,
 * in an input of its own, and is kept when the case file is opened.
 *
 * @param page where the value stands, from 1
 * @param field code of the field
 * @param taken false if it was rejected
 * @param read the value, in the form in which it is kept
 */
record EarlyDecision(DocumentId document, int page, String field, boolean taken, String read) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f-]{36}):(\\d{1,6}):([a-z0-9-]{1,60}):(taken|rejected):(.+)", Pattern.DOTALL);

    /** Nothing for what is none. */
    static Optional<EarlyDecision> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? DocumentId.parse(parts.group(1))
                        .map(document -> new EarlyDecision(
                                document,
                                Integer.parseInt(parts.group(2)),
                                parts.group(3),
                                parts.group(4).equals("taken"),
                                parts.group(5)))
                : Optional.empty();
    }

    /** Those that a form carries. */
    static List<EarlyDecision> of(TypedForm typed) {
        return typed.all(TypedForm.READ).stream()
                .map(EarlyDecision::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    boolean isAbout(EarlyDecision other) {
        return document.equals(other.document) && field.equals(other.field) && read.equals(other.read);
    }

    @Override
    public String toString() {
        return document + ":" + page + ":" + field + ":" + (taken ? "taken" : "rejected") + ":" + read;
    }
}
