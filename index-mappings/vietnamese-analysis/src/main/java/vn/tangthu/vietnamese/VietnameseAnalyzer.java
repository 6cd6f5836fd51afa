package vn.tangthu.vietnamese;

import org.apache.lucene.analysis.Analyzer;

/** For the field {@code text}: the exact and the folded term of each syllable at one position, with its offsets. */
public final class VietnameseAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        return new TokenStreamComponents(new SyllableTokenizer());
    }
}
