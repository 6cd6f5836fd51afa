package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.lucene.LuceneSettings;
import vn.tangthu.vietnamese.VietnameseAnalyzer;
import vn.tangthu.vietnamese.VietnamesePairAnalyzer;

/** What the product's index holds, written with Lucene alone. */
final class BareIndex {
    static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f, false);
    private static final FieldType TEXT = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);
    private static final FieldType TITLE = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType PAIRS = type(IndexOptions.DOCS_AND_FREQS, false);

    private BareIndex() {}

    static IndexWriter open(Path folder) throws IOException {
        Analyzer syllables = new VietnameseAnalyzer();
        Analyzer pairs = new VietnamesePairAnalyzer();
        Analyzer analyzer = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.equals("pairs") ? pairs : syllables;
            }
        };
        return new IndexWriter(
                FSDirectory.open(folder),
                new IndexWriterConfig(analyzer)
                        .setSimilarity(SIMILARITY)
                        .setRAMBufferSizeMB(LuceneSettings.defaults().ramBufferBytes() / (double) (1 << 20))
                        .setCommitOnClose(false));
    }

    static List<Document> block(Corpus.Made made) {
        BytesRef id = new BytesRef(ByteBuffer.allocate(16)
                .putLong(made.id().value().getMostSignificantBits())
                .putLong(made.id().value().getLeastSignificantBits())
                .array());
        List<Document> block = new ArrayList<>();
        for (int i = 0; i < made.pages().size(); i++) {
            Document page = new Document();
            page.add(new StringField("document", id, Field.Store.NO));
            page.add(new BinaryDocValuesField("document", id));
            page.add(new NumericDocValuesField("version", 1));
            page.add(new NumericDocValuesField("number", i + 1L));
            page.add(new Field("text", made.pages().get(i), TEXT));
            page.add(new Field("pairs", made.pages().get(i), PAIRS));
            page.add(new Field("title", made.title(), TITLE));
            facet(page, "kind", EntryKind.DOCUMENT.code());
            facet(page, "category", made.category());
            facet(page, "unit", made.unit().value());
            facet(page, "type", made.type());
            facet(page, "year", String.valueOf(made.year()));
            page.add(new NumericDocValuesField("before", i));
            page.add(new NumericDocValuesField("after", made.pages().size() - 1L - i));
            if (i == 0) {
                page.add(new StringField("first", "1", Field.Store.NO));
            }
            block.add(page);
        }
        return block;
    }

    private static void facet(Document page, String field, String value) {
        page.add(new StringField(field, value, Field.Store.NO));
        page.add(new SortedSetDocValuesField(field, new BytesRef(value)));
    }

    private static FieldType type(IndexOptions options, boolean stored) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setStored(stored);
        type.freeze();
        return type;
    }

    /**
     * What an index holds: for each field how it is kept and how many terms and postings it has. Contenders that do not hold
     * the same did not do the same work.
     */
    static Map<String, String> contents(Path folder) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            Map<String, String> contents = new TreeMap<>();
            contents.put("", String.valueOf(reader.numDocs()));
            for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
                @Nullable Terms terms = MultiTerms.getTerms(reader, field.name);
                String postings = terms == null ? "" : terms.getSumDocFreq() + " " + terms.getSumTotalTermFreq();
                contents.put(
                        field.name,
                        field.getIndexOptions() + " " + field.getDocValuesType() + " " + field.hasNorms() + " "
                                + postings);
            }
            return contents;
        }
    }
}
