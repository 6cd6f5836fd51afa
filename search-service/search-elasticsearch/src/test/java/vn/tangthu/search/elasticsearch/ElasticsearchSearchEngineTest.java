package vn.tangthu.search.elasticsearch;

import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.contract.SearchEngineContract;

class ElasticsearchSearchEngineTest implements SearchEngineContract {
    @Override
    public SearchEngine newEngine() {
        return TestNodes.emptied(new ElasticsearchSearchEngine(TestNodes.newIndex()));
    }
}
