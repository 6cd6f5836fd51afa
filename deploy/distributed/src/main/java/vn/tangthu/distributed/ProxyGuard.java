package vn.tangthu.distributed;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets nobody in but the reverse proxy, known by the common name in its certificate, which TLS has checked by then. A service
 * believes what the proxy says of a caller's address; any other part that could call it could say so too.
 */
final class ProxyGuard extends ValveBase {
    private static final String REFUSAL = """
            Dịch vụ này chỉ nhận yêu cầu từ máy chủ chuyển tiếp, có chứng thư mang tên trong listen.proxy. Hãy đi qua máy đó.
            This service takes requests from the reverse proxy alone, whose certificate bears the name in listen.proxy. Go \
            through it.
            """;

    private final String proxy;

    /** @param proxy common name of the proxy's certificate */
    ProxyGuard(String proxy) {
        super(true);
        this.proxy = proxy;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getAttribute(Globals.CERTIFICATES_ATTR) instanceof X509Certificate[] chain
                && chain.length > 0
                && isProxy(chain[0])) {
            getNext().invoke(request, response);
            return;
        }
        response.setStatus(403);
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(REFUSAL);
    }

    private boolean isProxy(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(name -> name.getType().equalsIgnoreCase("CN") && proxy.equals(name.getValue()));
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
