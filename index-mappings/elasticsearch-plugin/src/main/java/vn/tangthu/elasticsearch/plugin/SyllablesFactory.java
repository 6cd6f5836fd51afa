package vn.tangthu.elasticsearch.plugin;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;
import vn.tangthu.vietnamese.VietnameseAnalyzer;

/** The analyzer {@code tangthu_syllables}. */
@NamedComponent(SyllablesFactory.NAME)
public final class SyllablesFactory implements AnalyzerFactory {
    static final String NAME = "tangthu_syllables";

    @Override
    public Analyzer create() {
        return new VietnameseAnalyzer();
    }
}
