package vn.tangthu.ingest.tika.protocol;

import java.io.IOException;

/** The other side said something it may not say. */
public final class ProtocolException extends IOException {
    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
