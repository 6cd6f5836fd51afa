package vn.tangthu.distributed;

import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.memory.InMemorySearchEngine;

/** The search engine of the configuration. */
final class Engines {
    private Engines() {}

    static SearchEngine open(Settings settings) {
        return new InMemorySearchEngine();
    }
}
