package vn.tangthu.elasticsearch.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;
import org.junit.jupiter.api.Test;

/** Elasticsearch finds the components by a file, not by their annotations: both must say the same. */
class NamedComponentsTest {
    @Test
    void theFileNamesEachFactory() throws Exception {
        String file = Files.readString(Path.of("src/main/plugin/named_components.json"), StandardCharsets.UTF_8);
        for (AnalyzerFactory factory : List.of(new SyllablesFactory(), new PairsFactory())) {
            NamedComponent name = factory.getClass().getAnnotation(NamedComponent.class);
            assertThat(name).isNotNull();
            assertThat(file)
                    .contains('"' + name.value() + "\": \"" + factory.getClass().getName() + '"');
            assertThat(factory.create()).isNotNull();
        }
    }
}
