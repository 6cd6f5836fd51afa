package vn.tangthu.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.contract.SearchEngineContract;
import vn.tangthu.search.definition.IndexDefinition;

/** The scenarios find a request without its scope filter. */
class MutantTest {
    static final class DropsTheScope implements SearchEngineContract {
        @Override
        public SearchEngine newEngine() {
            return TestNodes.emptied(new ElasticsearchSearchEngine(
                    TestNodes.newIndex(),
                    IndexDefinition.SCHEMA,
                    ClusterCheck.ownVersion(),
                    scope -> Query.of(q -> q.matchAll(all -> all))));
        }
    }

    @Test
    void anEngineThatDropsTheScopeFails() {
        Events scenarios = run("scenarios");
        assertThat(scenarios.failed().count()).as("scenarios").isPositive();
        assertThat(scenarios.succeeded().count())
                .as("scenarios without a scope")
                .isPositive();
        assertThat(run("matchesStandInPageOrder").failed().count()).isEqualTo(1);
    }

    private static Events run(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(DropsTheScope.class, method))
                .execute()
                .testEvents();
    }
}
