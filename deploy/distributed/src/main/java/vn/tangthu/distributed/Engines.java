package vn.tangthu.distributed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.elasticsearch.Credentials;
import vn.tangthu.search.elasticsearch.ElasticsearchLimits;
import vn.tangthu.search.elasticsearch.ElasticsearchSearchEngine;
import vn.tangthu.search.elasticsearch.ElasticsearchSettings;
import vn.tangthu.search.elasticsearch.TlsSettings;
import vn.tangthu.wiring.StartRefusedException;

/** The search engine of the configuration. */
final class Engines {
    private Engines() {}

    /**
     * An engine that was looked at. One that does not answer now is no reason not to start: it may come later.
     *
     * @throws StartRefusedException if somebody must change something first
     */
    static SearchEngine open(Settings settings) {
        ElasticsearchSearchEngine engine = new ElasticsearchSearchEngine(of(settings));
        try {
            engine.check();
        } catch (SearchRefusedException e) {
            engine.close();
            throw new StartRefusedException(String.valueOf(e.getMessage()), e);
        } catch (SearchUnavailableException e) {
            return engine;
        }
        return engine;
    }

    private static ElasticsearchSettings of(Settings settings) {
        List<URI> nodes = settings.get(Keys.SEARCH_ADDRESSES);
        boolean encrypted = "https".equals(nodes.getFirst().getScheme());
        TlsSettings tls = new TlsSettings(
                settings.get(Keys.TLS_AUTHORITY), settings.get(Keys.TLS_CERTIFICATE), settings.get(Keys.TLS_KEY));
        return new ElasticsearchSettings(
                nodes,
                settings.get(Keys.SEARCH_INDEX),
                credentials(settings),
                encrypted ? tls : null,
                settings.get(Keys.SEARCH_SHARDS),
                settings.get(Keys.SEARCH_REPLICAS),
                ElasticsearchLimits.defaults());
    }

    private static Credentials credentials(Settings settings) {
        Optional<Credentials> key = settings.find(Keys.SEARCH_API_KEY).map(Credentials.ApiKey::new);
        return key.or(() -> settings.find(Keys.SEARCH_PASSWORD)
                        .map(file -> new Credentials.Password(settings.get(Keys.SEARCH_USER), file)))
                .orElseGet(Credentials.None::new);
    }
}
