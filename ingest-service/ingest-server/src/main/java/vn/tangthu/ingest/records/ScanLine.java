package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.ingest.proposal.Candidate;
import vn.tangthu.ingest.proposal.Place;

/**
 * A value read from a paper, as a page shows it.
 *
 * @param number of its inputs, from 0
 * @param key what it is, the same whenever the paper is read
 * @param present what the form or the record says, empty if nothing
 * @param readings the likeliest first; none where the value was not found
 * @param chosen the choice, empty where nothing was decided
 * @param own what stands in the input for another value
 * @param note how it disagrees, code of a message, or null
 */
record ScanLine(
        int number,
        String key,
        String label,
        @Nullable String clause,
        List<String> present,
        List<Read> readings,
        String chosen,
        String own,
        @Nullable String note,
        @Nullable Label problem) {
    private static final double SURE = 0.8;
    private static final double DOUBTFUL = 0.6;

    /**
     * One reading.
     *
     * @param kept in the form in which it is kept
     * @param sureness {@code sure}, {@code look} or {@code doubtful}
     * @param boxes rectangles as {@code x,y,w,h}, with spaces between
     */
    record Read(String kept, String shown, String asRead, int percent, String sureness, int page, String boxes) {
        static Read of(Field field, Candidate candidate, FieldTexts texts, CodeLabels.Snapshot names) {
            return of(
                    field,
                    candidate.value(),
                    candidate.asRead(),
                    candidate.confidence(),
                    candidate.place(),
                    texts,
                    names);
        }

        static Read of(
                Field field,
                String value,
                String asRead,
                double confidence,
                Place place,
                FieldTexts texts,
                CodeLabels.Snapshot names) {
            return new Read(
                    value,
                    texts.shown(field, value, names),
                    asRead.strip().replaceAll("\\s+", " "),
                    (int) Math.round(100 * confidence),
                    words(confidence),
                    place.page(),
                    rectangles(place.rectangles()));
        }

        /** Whether the paper has it letter for letter as it is shown. */
        public boolean isVerbatim() {
            return asRead.equals(shown);
        }
    }

    /** The figure alone says little: above 0.8 nearly all values are right, below 0.6 each is to be looked at twice. */
    static String words(double confidence) {
        return confidence >= SURE ? "sure" : confidence >= DOUBTFUL ? "look" : "doubtful";
    }

    static String rectangles(List<Rectangle> rectangles) {
        return rectangles.stream()
                .map(box -> String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", box.x(), box.y(), box.w(), box.h()))
                .collect(Collectors.joining(" "));
    }

    /** Page of the likeliest reading, 0 where there is none. */
    public int page() {
        return readings.isEmpty() ? 0 : readings.getFirst().page();
    }

    public String boxes() {
        return readings.isEmpty() ? "" : readings.getFirst().boxes();
    }
}
