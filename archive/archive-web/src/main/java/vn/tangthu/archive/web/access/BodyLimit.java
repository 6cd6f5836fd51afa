package vn.tangthu.archive.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Refuses bodies that would be read into memory and are too large for it, whoever sends them: JSON, forms, and whatever else
 * is no file. Those that say their length are not read at all; those that do not are read up to the limit. Stands before
 * everything that reads a body, also before the filter that reads forms which are put. Files are the matter of
 * {@link MultipartGuard}; posted forms of unknown length are read by the container, which has the same limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class BodyLimit extends OncePerRequestFilter {
    /** As {@code maxPostSize} of the container. A record with everything that may be in it is smaller by far. */
    static final long MOST = 2L << 20;

    private static final String REFUSED = BodyLimit.class.getName() + ".refused";

    /** Whether the body of a request is not to be read, since it is too large. */
    static boolean refused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (MultipartGuard.isMultipart(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > MOST) {
            refuse(request, response);
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(new Limited(request, response), response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(REFUSED, true);
        // No filter that sets headers for all answers has been reached yet.
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getProtocol().startsWith("HTTP/1")) {
            // Whoever goes on sending is not read; HTTP/2 ends the stream by itself and forbids this header.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    /** A request whose body ends in an exception where it goes on after the limit. */
    private static final class Limited extends HttpServletRequestWrapper {
        private final HttpServletResponse response;
        private @Nullable ServletInputStream stream;
        private @Nullable BufferedReader reader;

        private Limited(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream counted = stream;
            if (counted == null) {
                counted = new Counted(super.getInputStream(), this::tooLarge);
                stream = counted;
            }
            return counted;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            BufferedReader text = reader;
            if (text == null) {
                String encoding = getCharacterEncoding();
                Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
                text = new BufferedReader(new InputStreamReader(getInputStream(), charset));
                reader = text;
            }
            return text;
        }

        private RuntimeException tooLarge() {
            refuse((HttpServletRequest) getRequest(), response);
            return new MaxUploadSizeExceededException(MOST);
        }
    }

    /** Told of apart from what is wrong within a body. */
    @FunctionalInterface
    private interface Refusal {
        RuntimeException tooLarge();
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final Refusal refusal;
        private long read;

        private Counted(ServletInputStream body, Refusal refusal) {
            this.body = body;
            this.refusal = refusal;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = body.read(bytes, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > MOST) {
                throw refusal.tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
