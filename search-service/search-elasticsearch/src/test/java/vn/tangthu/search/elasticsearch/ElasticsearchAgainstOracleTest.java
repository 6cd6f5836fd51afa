package vn.tangthu.search.elasticsearch;

import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.contract.OracleComparison;

class ElasticsearchAgainstOracleTest implements OracleComparison {
    @Override
    public SearchEngine newEngine() {
        return TestNodes.emptied(new ElasticsearchSearchEngine(TestNodes.newIndex()));
    }

    @Override
    public int rounds() {
        return 4;
    }
}
