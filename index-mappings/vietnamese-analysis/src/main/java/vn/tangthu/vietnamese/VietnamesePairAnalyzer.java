package vn.tangthu.vietnamese;

import org.apache.lucene.analysis.Analyzer;

/** For the field {@code pairs}: the exact and the folded pair of each two neighbours at one position. For scoring. */
public final class VietnamesePairAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        return new TokenStreamComponents(new PairTokenizer());
    }
}
