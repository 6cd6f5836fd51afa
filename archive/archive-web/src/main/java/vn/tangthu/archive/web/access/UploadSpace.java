package vn.tangthu.archive.web.access;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletContext;
import java.io.File;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Room where the container puts multipart bodies while they arrive. */
@Component
final class UploadSpace {
    /** Stays free for the database, the index and the log. */
    private static final long RESERVE = 1L << 30;

    private final File folder;
    private final long largest;

    UploadSpace(ObjectProvider<MultipartConfigElement> multipart, ServletContext context) {
        MultipartConfigElement config = multipart.getIfAvailable(() -> new MultipartConfigElement(""));
        File temporary = (File) context.getAttribute(ServletContext.TEMPDIR);
        File configured = new File(config.getLocation());
        this.folder = configured.isAbsolute() ? configured : new File(temporary, config.getLocation());
        this.largest = config.getMaxRequestSize();
    }

    /** A body above the limit is not a matter of room: it is refused as too large, unread. */
    boolean isTooLarge(long contentLength) {
        return largest >= 0 && contentLength > largest;
    }

    /** @param contentLength -1 where the caller does not say */
    boolean hasRoomFor(long contentLength) {
        return Math.max(contentLength, 0) <= folder.getUsableSpace() - RESERVE;
    }
}
