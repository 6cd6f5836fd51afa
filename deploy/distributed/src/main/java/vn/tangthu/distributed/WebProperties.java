package vn.tangthu.distributed;

import java.util.HashMap;
import java.util.Map;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;

/** The web server of a service: TLS, and only with callers that the internal authority knows. */
final class WebProperties {
    private static final String BUNDLE = "spring.ssl.bundle.pem.service.";

    private WebProperties() {}

    static Map<String, Object> of(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.get(Keys.LISTEN_ADDRESS));
        properties.put("server.port", settings.get(Keys.LISTEN_PORT));
        properties.put("server.ssl.bundle", "service");
        properties.put("server.ssl.client-auth", "need");
        properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        properties.put(BUNDLE + "keystore.certificate", "file:" + settings.get(Keys.TLS_CERTIFICATE));
        properties.put(BUNDLE + "keystore.private-key", "file:" + settings.get(Keys.TLS_KEY));
        properties.put(BUNDLE + "truststore.certificate", "file:" + settings.get(Keys.TLS_AUTHORITY));
        // ProxyGuard lets the proxy alone in, and it puts these headers in itself.
        properties.put("server.forward-headers-strategy", "native");
        properties.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for");
        properties.put("server.tomcat.remoteip.internal-proxies", ".*");
        properties.put(
                "spring.servlet.multipart.location",
                WorkFolder.uploads(settings.get(Keys.WORK_FOLDER)).toString());
        properties.put(
                "logging.file.name",
                settings.get(Keys.LOG_FOLDER)
                        .resolve(settings.get(Keys.NAME_OF_PROCESS) + ".log")
                        .toString());
        return properties;
    }
}
