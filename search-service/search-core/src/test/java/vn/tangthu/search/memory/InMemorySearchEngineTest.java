package vn.tangthu.search.memory;

import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.contract.SearchEngineContract;

class InMemorySearchEngineTest implements SearchEngineContract {
    @Override
    public SearchEngine newEngine() {
        return new InMemorySearchEngine();
    }
}
