package vn.tangthu.elasticsearch.plugin;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;
import vn.tangthu.vietnamese.VietnamesePairAnalyzer;

/** The analyzer {@code tangthu_pairs}. */
@NamedComponent(PairsFactory.NAME)
public final class PairsFactory implements AnalyzerFactory {
    static final String NAME = "tangthu_pairs";

    @Override
    public Analyzer create() {
        return new VietnamesePairAnalyzer();
    }
}
