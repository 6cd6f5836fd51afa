package vn.tangthu.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.Span;
import vn.tangthu.search.TermPlaces;

/** Places of terms from the postings of one segment, page after page in rising order. */
final class SegmentPlaces implements TermPlaces {
    private final @Nullable Terms terms;
    private final Map<String, Optional<PostingsEnum>> postings = new HashMap<>();
    private final Map<String, List<Place>> onThisPage = new HashMap<>();
    private int page = -1;

    SegmentPlaces(LeafReader reader) throws IOException {
        terms = reader.terms(Schema.TEXT);
    }

    void moveTo(int next) {
        page = next;
        onThisPage.clear();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the index cannot be read
     */
    @Override
    public List<Place> of(String term) {
        return onThisPage.computeIfAbsent(term, this::read);
    }

    private List<Place> read(String term) {
        try {
            PostingsEnum found = postings.computeIfAbsent(term, this::open).orElse(null);
            if (found == null || (found.docID() < page ? found.advance(page) : found.docID()) != page) {
                return List.of();
            }
            int frequency = found.freq();
            List<Place> places = new ArrayList<>(frequency);
            for (int i = 0; i < frequency; i++) {
                int position = found.nextPosition();
                places.add(new Place(position, new Span(found.startOffset(), found.endOffset())));
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<PostingsEnum> open(String term) {
        try {
            if (terms == null) {
                return Optional.empty();
            }
            TermsEnum found = terms.iterator();
            return found.seekExact(new BytesRef(term))
                    ? Optional.of(found.postings(null, PostingsEnum.OFFSETS))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
