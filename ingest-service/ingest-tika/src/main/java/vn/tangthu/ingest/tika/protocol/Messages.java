package vn.tangthu.ingest.tika.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads messages. Both directions are plain UTF-8; a line ends with one line feed. */
public final class Messages {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNestingDepth(10)
                            .build())
                    .build())
            .build();

    private Messages() {}

    /** One line, line feed included. */
    public static byte[] line(Object message) {
        byte[] json = JSON.writeValueAsBytes(message);
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        return line;
    }

    /** Reads a line of at most {@code limit} bytes, without its line feed; null at the end of the stream. */
    public static byte @Nullable [] readLine(InputStream in, long limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (line.size() >= limit) {
                throw new ProtocolException("a message is longer than " + limit + " bytes");
            }
            line.write(b);
        }
        return line.toByteArray();
    }

    /** @throws ProtocolException when the line is not such a message */
    public static <T> T parse(byte[] line, Class<T> type) throws ProtocolException {
        try {
            @Nullable T message = JSON.readValue(line, type);
            if (message == null) {
                throw new ProtocolException("not a message: null");
            }
            return message;
        } catch (JacksonException e) {
            throw new ProtocolException("not a message: " + e.getClass().getSimpleName(), e);
        }
    }
}
