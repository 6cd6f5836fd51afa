package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.SearchRefusedException;

/** Opens the connections to a cluster: encrypted, with our credentials, with time-outs, to whichever node answers. */
final class Connection {
    private Connection() {}

    static ElasticsearchClient open(ElasticsearchSettings settings) {
        Rest5ClientBuilder builder = Rest5Client.builder(settings.nodes().toArray(URI[]::new));
        Timeout connect = Timeout.of(settings.limits().connect());
        Timeout answer = Timeout.of(settings.limits().answer());
        builder.setConnectionConfigCallback(c -> c.setConnectTimeout(connect).setSocketTimeout(answer));
        builder.setRequestConfigCallback(r -> r.setResponseTimeout(answer).setConnectionRequestTimeout(answer));
        builder.setMetaHeaderEnabled(false);
        if (settings.tls() != null) {
            builder.setSSLContext(TlsContexts.of(settings.tls()));
        }
        String authorization = authorization(settings.credentials());
        if (authorization != null) {
            builder.setDefaultHeaders(new Header[] {new BasicHeader(HttpHeaders.AUTHORIZATION, authorization)});
        }
        return new ElasticsearchClient(new Rest5ClientTransport(builder.build(), new Jackson3JsonpMapper()));
    }

    /** The same connections, waiting less long for the answer of each node. */
    static ElasticsearchClient answeringWithin(Duration limit, ElasticsearchClient client) {
        Timeout answer = Timeout.of(limit);
        RequestOptions.Builder options =
                Rest5ClientOptions.of(client._transportOptions()).restClientRequestOptions().toBuilder();
        options.setRequestConfig(RequestConfig.custom()
                .setResponseTimeout(answer)
                .setConnectionRequestTimeout(answer)
                .build());
        return client.withTransportOptions(new Rest5ClientOptions(options.build(), false));
    }

    private static @Nullable String authorization(Credentials credentials) {
        return switch (credentials) {
            case Credentials.None none -> null;
            case Credentials.ApiKey key -> "ApiKey " + secret(key.key());
            case Credentials.Password password -> {
                String pair = password.user() + ":" + secret(password.password());
                yield "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new SearchRefusedException(
                    "Không đọc được tệp " + file + " có mật khẩu hoặc khoá để nối với Elasticsearch. / The file " + file
                            + " with the password or key for Elasticsearch cannot be read.",
                    e);
        }
    }
}
