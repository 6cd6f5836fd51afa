package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Finds values of one type. */
@FunctionalInterface
public interface ValuePattern {
    /**
     * Values in a stretch of text that begins right after the words that announce it, the nearest first.
     *
     * @param extent ends where something else begins
     */
    List<Found> find(ReadText text, Stretch extent);
}
