package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.Metadata;
import vn.tangthu.vietnamese.LegacyEncoding;
import vn.tangthu.vietnamese.VietnamesePlausibility;

/**
 * The charset of a text: by its byte order mark, by being valid UTF-8, by the zeros of UTF-16, by what an HTML file says of
 * itself; else windows-1258 or windows-1252, whichever reads better. TCVN3 and VNI come as windows-1252 and are repaired
 * later.
 */
final class TextEncoding implements EncodingDetector {
    private static final long serialVersionUID = 1L;

    private static final int SAMPLE = 1 << 20;
    private static final Pattern DECLARED = Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]{2,40})");
    private static final int HEAD = 8192;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    @Override
    public Charset detect(InputStream input, Metadata metadata) throws IOException {
        if (input == null) {
            return StandardCharsets.UTF_8;
        }
        input.mark(SAMPLE);
        try {
            return of(input.readNBytes(SAMPLE));
        } finally {
            input.reset();
        }
    }

    /** @param sample the first bytes of the text; its last character may be cut */
    static Charset of(byte[] sample) {
        return marked(sample)
                .or(() -> validUtf8(sample) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty())
                .or(() -> utf16(sample))
                .or(() -> declared(sample))
                .orElseGet(() -> better(sample));
    }

    private static Optional<Charset> marked(byte[] sample) {
        if (sample.length >= 2 && (sample[0] & 0xFF) == 0xFE && (sample[1] & 0xFF) == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (sample.length >= 2 && (sample[0] & 0xFF) == 0xFF && (sample[1] & 0xFF) == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static boolean validUtf8(byte[] sample) {
        CharBuffer out = CharBuffer.allocate(sample.length + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(sample), out, false);
        return !result.isError() && !out.flip().toString().contains("\0");
    }

    /** Text without a mark: the letters of ASCII leave zeros on every other place. */
    private static Optional<Charset> utf16(byte[] sample) {
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int half = Math.max(1, sample.length / 2);
        if (zeros[1] > half / 3 && zeros[0] < half / 20) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[0] > half / 3 && zeros[1] < half / 20 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] sample) {
        String head = new String(sample, 0, Math.min(HEAD, sample.length), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        if (!matcher.find() || !isCharset(matcher.group(1))) {
            return Optional.empty();
        }
        Charset charset = Charset.forName(matcher.group(1));
        // UTF-8 it is not, and a claim of western text is the default of old programs, true or not.
        boolean empty = charset.equals(StandardCharsets.UTF_8)
                || charset.equals(WINDOWS_1252)
                || charset.equals(StandardCharsets.ISO_8859_1);
        return empty ? Optional.empty() : Optional.of(charset);
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            // Not even a legal name.
            return false;
        }
    }

    private static Charset better(byte[] sample) {
        String western = LegacyEncoding.repair(new String(sample, WINDOWS_1252));
        String vietnamese = Normalizer.normalize(new String(sample, WINDOWS_1258), Normalizer.Form.NFC);
        return VietnamesePlausibility.score(vietnamese) > VietnamesePlausibility.score(western)
                ? WINDOWS_1258
                : WINDOWS_1252;
    }
}
