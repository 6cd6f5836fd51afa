package vn.tangthu.search.lucene;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Facet;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.vietnamese.VietnameseAnalyzer;
import vn.tangthu.vietnamese.VietnamesePairAnalyzer;

/**
 * How a document lies in the index: one Lucene document a page, all pages of a document one block in page order, so that
 * they stay neighbours in one segment and come and go together.
 */
final class Schema {
    /** Raised when fields or terms change; an index of another version is filled anew. */
    static final String VERSION = "1";

    static final String DOCUMENT = "document";
    static final String FIRST = "first";
    static final String TEXT = "text";
    static final String PAIRS = "pairs";
    static final String TITLE = "title";
    static final String NUMBER = "number";
    static final String DOCUMENT_VERSION = "version";

    /** Pages of the same document before and after this one. */
    static final String BEFORE = "before";

    static final String AFTER = "after";

    /** Overlapping terms count for the length of a text as they do for the average length. */
    static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f, false);

    private static final FieldType HIGHLIGHTED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);
    private static final FieldType WITH_POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType SCORED = type(IndexOptions.DOCS_AND_FREQS, false);

    private Schema() {}

    static Analyzer analyzer() {
        Analyzer syllables = new VietnameseAnalyzer();
        Analyzer pairs = new VietnamesePairAnalyzer();
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.equals(PAIRS) ? pairs : syllables;
            }
        };
    }

    static String field(Facet facet) {
        return switch (facet) {
            case CATEGORY -> "category";
            case UNIT -> "unit";
            case TYPE -> "type";
            case YEAR -> "year";
        };
    }

    static Term term(DocumentId id) {
        return new Term(DOCUMENT, bytes(id));
    }

    /** Sixteen bytes that sort, unsigned, like the text of the id. */
    static BytesRef bytes(DocumentId id) {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        buffer.putLong(id.value().getMostSignificantBits()).putLong(id.value().getLeastSignificantBits());
        return new BytesRef(buffer.array());
    }

    static DocumentId id(BytesRef bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new DocumentId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    static List<Document> block(IndexedDocument document) {
        List<IndexedPage> pages = document.pages().stream()
                .sorted(Comparator.comparingInt(IndexedPage::number))
                .toList();
        BytesRef id = bytes(document.id());
        List<Document> block = new ArrayList<>(pages.size());
        for (int i = 0; i < pages.size(); i++) {
            Document page = page(document, id, pages.get(i));
            page.add(new NumericDocValuesField(BEFORE, i));
            page.add(new NumericDocValuesField(AFTER, pages.size() - 1L - i));
            if (i == 0) {
                page.add(new StringField(FIRST, "1", Field.Store.NO));
            }
            block.add(page);
        }
        return block;
    }

    private static Document page(IndexedDocument document, BytesRef id, IndexedPage page) {
        Document result = new Document();
        result.add(new StringField(DOCUMENT, id, Field.Store.NO));
        result.add(new BinaryDocValuesField(DOCUMENT, id));
        result.add(new NumericDocValuesField(DOCUMENT_VERSION, document.version()));
        result.add(new NumericDocValuesField(NUMBER, page.number()));
        result.add(new Field(TEXT, page.text(), HIGHLIGHTED));
        result.add(new Field(PAIRS, page.text(), SCORED));
        result.add(new Field(TITLE, document.title(), WITH_POSITIONS));
        facet(result, Facet.CATEGORY, document.category());
        facet(result, Facet.UNIT, document.unit().value());
        facet(result, Facet.TYPE, document.type());
        if (document.year() != null) {
            facet(result, Facet.YEAR, String.valueOf(document.year()));
        }
        return result;
    }

    private static void facet(Document page, Facet facet, String value) {
        page.add(new StringField(field(facet), value, Field.Store.NO));
        page.add(new SortedDocValuesField(field(facet), new BytesRef(value)));
    }

    private static FieldType type(IndexOptions options, boolean stored) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setStored(stored);
        type.freeze();
        return type;
    }
}
