package vn.tangthu.ingest.tika.child;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import org.apache.tika.metadata.Metadata;
import vn.tangthu.archive.document.FailureCode;

/** Plain text, line by line as it is. */
final class TextFormat implements FormatReader {
    private static final int MARKS = 1 << 21;
    private static final int LONGEST_LINE = 20_000;

    /** More control characters than this share is no text. */
    private static final double BINARY = 0.02;

    @Override
    public void read(Job job, String mediaType) throws ReadingStoppedException, InterruptedException {
        PaginatedText pages = new PaginatedText(job, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(job.file()), MARKS)) {
            Charset charset = new TextEncoding().detect(in, new Metadata());
            refuseBinary(in, charset);
            write(job, new BufferedReader(new InputStreamReader(in, charset)), pages);
        } catch (IOException e) {
            throw new ReadingStoppedException(FailureCode.INTERNAL, "reading a text", e);
        }
        pages.handOver(mediaType);
    }

    private static void refuseBinary(InputStream in, Charset charset) throws IOException, ReadingStoppedException {
        in.mark(MARKS);
        String sample = new String(in.readNBytes(1 << 16), charset);
        in.reset();
        long controls = sample.chars()
                .filter(c -> (Character.isISOControl(c) && !Character.isWhitespace(c)) || c == 0xFFFD)
                .count();
        if (controls > BINARY * sample.length()) {
            throw new ReadingStoppedException(
                    FailureCode.UNSUPPORTED_TYPE, "not a text in " + charset.name() + " nor anything else known");
        }
    }

    private static void write(Job job, BufferedReader reader, PaginatedText pages) throws IOException {
        StringBuilder line = new StringBuilder();
        int previous = 0;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if ((c == '\n' && previous == '\r') || (c == 0xFEFF && line.isEmpty())) {
                previous = c;
                continue;
            }
            if (c == '\n' || c == '\r' || c == '\f') {
                line(pages, line);
                job.link().progress();
                if (c == '\f') {
                    pages.newPage();
                }
            } else {
                line.append((char) c);
                if (line.length() >= LONGEST_LINE && Character.isWhitespace(c)) {
                    line(pages, line);
                }
            }
            previous = c;
        }
        if (!line.isEmpty()) {
            line(pages, line);
        }
    }

    private static void line(PaginatedText pages, StringBuilder line) {
        String text = line.toString();
        pages.open("p", text.isBlank() ? "blank" : "line", 1);
        if (!text.isBlank()) {
            pages.text(text);
        }
        pages.close();
        line.setLength(0);
    }
}
