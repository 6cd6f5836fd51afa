package vn.tangthu.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;

/** Where documents begin and end in a segment. Pages must be asked for in rising order. */
final class Blocks {
    private final NumericDocValues before;
    private final NumericDocValues after;
    private final BinaryDocValues ids;

    Blocks(LeafReader reader) throws IOException {
        before = DocValues.getNumeric(reader, Schema.BEFORE);
        after = DocValues.getNumeric(reader, Schema.AFTER);
        ids = DocValues.getBinary(reader, Schema.DOCUMENT);
    }

    /** First page of the document that the page belongs to. */
    int first(int page) throws IOException {
        return page - value(before, page);
    }

    /** Last page of the document that the page belongs to. */
    int last(int page) throws IOException {
        return page + value(after, page);
    }

    /** Id of the document, valid until the next call. */
    BytesRef id(int page) throws IOException {
        if (!ids.advanceExact(page)) {
            throw new IOException("A page in the index has no document");
        }
        return ids.binaryValue();
    }

    private static int value(NumericDocValues values, int page) throws IOException {
        if (!values.advanceExact(page)) {
            throw new IOException("A page in the index has no place in its document");
        }
        return Math.toIntExact(values.longValue());
    }
}
