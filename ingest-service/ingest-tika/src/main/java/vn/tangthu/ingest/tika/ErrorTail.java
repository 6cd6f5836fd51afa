package vn.tangthu.ingest.tika;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drains a child's error output. Only names of error classes are kept from it: a message may quote the document.
 */
final class ErrorTail implements Runnable {
    private static final Pattern ERROR_NAME =
            Pattern.compile("\\b(?:[a-z0-9]+\\.)+[A-Z]\\w{0,60}(?:Error|Exception)\\b");
    private static final int KEPT = 3;
    private static final int LONGEST_LINE = 4096;
    private final InputStream errors;
    private final Deque<String> names = new ArrayDeque<>();

    ErrorTail(InputStream errors) {
        this.errors = errors;
    }

    @Override
    public void run() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n' || line.length() >= LONGEST_LINE) {
                    keep(line);
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
            keep(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the error output of a reading child", e);
        }
    }

    private synchronized void keep(CharSequence line) {
        Matcher matcher = ERROR_NAME.matcher(line);
        while (matcher.find()) {
            names.addLast(matcher.group());
            if (names.size() > KEPT) {
                names.removeFirst();
            }
        }
    }

    /** The last error classes named, or an empty text. */
    synchronized String names() {
        return String.join(", ", names);
    }
}
