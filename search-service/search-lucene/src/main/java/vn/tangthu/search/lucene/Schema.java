package vn.tangthu.search.lucene;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Facet;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.definition.PageField;
import vn.tangthu.vietnamese.VietnameseAnalyzer;
import vn.tangthu.vietnamese.VietnamesePairAnalyzer;

/**
 * How a document lies in the index: one Lucene document a page, all pages of a document one block in page order, so that
 * they stay neighbours in one segment and come and go together.
 */
final class Schema {
    /** An index of another version is filled anew. */
    static final String VERSION = String.valueOf(IndexDefinition.SCHEMA);

    static final String DOCUMENT = "document";
    static final String FIRST = "first";
    static final String TEXT = PageField.TEXT.fieldName();
    static final String PAIRS = PageField.PAIRS.fieldName();
    static final String TITLE = PageField.TITLE.fieldName();
    static final String NUMBER = IndexDefinition.NUMBER;
    static final String DOCUMENT_VERSION = IndexDefinition.DOCUMENT_VERSION;

    /** Pages of the same document before and after this one. */
    static final String BEFORE = "before";

    static final String AFTER = "after";

    static final Similarity SIMILARITY =
            new BM25Similarity(IndexDefinition.K1, IndexDefinition.B, IndexDefinition.DISCOUNT_OVERLAPS);

    private static final Map<PageField, FieldType> TYPES =
            Arrays.stream(PageField.values()).collect(Collectors.toMap(Function.identity(), Schema::type));

    private Schema() {}

    static Analyzer analyzer() {
        Map<PageField.Analysis, Analyzer> analyzers = Map.of(
                PageField.Analysis.SYLLABLES, new VietnameseAnalyzer(),
                PageField.Analysis.PAIRS, new VietnamesePairAnalyzer());
        Map<String, Analyzer> byField = Arrays.stream(PageField.values())
                .collect(Collectors.toMap(
                        PageField::fieldName, field -> Objects.requireNonNull(analyzers.get(field.analysis()))));
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return Objects.requireNonNull(byField.get(field));
            }
        };
    }

    static String field(Dimension dimension) {
        return IndexDefinition.field(dimension);
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
        result.add(field(PageField.TEXT, page.text()));
        result.add(field(PageField.PAIRS, page.text()));
        result.add(field(PageField.TITLE, document.title()));
        value(result, Facet.KIND, document.kind().code());
        value(result, Facet.CATEGORY, document.category());
        value(result, Facet.UNIT, document.unit().value());
        if (document.type() != null) {
            value(result, Facet.TYPE, document.type());
        }
        if (document.year() != null) {
            value(result, Facet.YEAR, String.valueOf(document.year()));
        }
        for (Attribute attribute : document.attributes()) {
            if (attribute.field().ofWords()) {
                term(result, attribute.field(), attribute.value());
            } else {
                value(result, attribute.field(), attribute.value());
            }
        }
        return result;
    }

    private static void term(Document page, Dimension dimension, String value) {
        page.add(new StringField(field(dimension), value, Field.Store.NO));
    }

    /** Found and counted by its values. */
    private static void value(Document page, Dimension dimension, String value) {
        page.add(new KeywordField(field(dimension), new BytesRef(value), Field.Store.NO));
    }

    private static Field field(PageField field, String text) {
        return new Field(field.fieldName(), text, Objects.requireNonNull(TYPES.get(field)));
    }

    private static FieldType type(PageField field) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options(field));
        type.setStored(field.highlighted());
        type.freeze();
        return type;
    }

    private static IndexOptions options(PageField field) {
        if (field.highlighted()) {
            return IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS;
        }
        return field.positions() ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS : IndexOptions.DOCS_AND_FREQS;
    }
}
