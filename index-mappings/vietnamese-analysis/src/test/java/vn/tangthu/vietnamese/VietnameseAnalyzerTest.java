package vn.tangthu.vietnamese;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;

/** JUnit 4, as Lucene's own test kit is; {@code -Dtests.seed=} replays a run. */
public class VietnameseAnalyzerTest extends BaseTokenStreamTestCase {
    public void testTwoTermsAtOnePlace() throws IOException {
        try (Analyzer analyzer = new VietnameseAnalyzer()) {
            assertAnalyzesTo(
                    analyzer,
                    "Thi hành  ÁN, 59/NĐ",
                    new String[] {"thi", "_thi", "hành", "_hanh", "án", "_an", "59", "_59", "nđ", "_nd"},
                    new int[] {0, 0, 4, 4, 10, 10, 14, 14, 17, 17},
                    new int[] {3, 3, 8, 8, 12, 12, 16, 16, 19, 19},
                    new int[] {1, 0, 1, 0, 1, 0, 1, 0, 1, 0});
        }
    }

    public void testPairs() throws IOException {
        try (Analyzer analyzer = new VietnamesePairAnalyzer()) {
            assertAnalyzesTo(
                    analyzer,
                    "thi hành án",
                    new String[] {"thi hành", "_thi hanh", "hành án", "_hanh an"},
                    new int[] {0, 0, 4, 4},
                    new int[] {8, 8, 11, 11},
                    new int[] {1, 0, 1, 0});
            assertAnalyzesTo(analyzer, "một", new String[0]);
            assertAnalyzesTo(analyzer, "", new String[0]);
        }
    }

    public void testRandomText() throws IOException {
        try (Analyzer syllables = new VietnameseAnalyzer();
                Analyzer pairs = new VietnamesePairAnalyzer()) {
            checkRandomData(random(), syllables, 200 * RANDOM_MULTIPLIER);
            checkRandomData(random(), pairs, 200 * RANDOM_MULTIPLIER);
            checkRandomData(random(), syllables, 20, 8192);
        }
    }
}
