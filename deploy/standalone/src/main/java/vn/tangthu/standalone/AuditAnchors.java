package vn.tangthu.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;

/**
 * The head of the audit chain, written outside of the database from time to time: one line {@code sequence hash time} in a
 * file on each medium. Whoever rewrites the chain in the database would have to rewrite both files too.
 */
final class AuditAnchors {
    private static final Logger LOG = LoggerFactory.getLogger(AuditAnchors.class);
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) \\S+");

    private final AuditTrail trail;
    private final List<Path> media;
    private long written;

    AuditAnchors(AuditTrail trail, List<Path> media) {
        this.trail = trail;
        this.media = media;
    }

    /** Adds the present head to the file of each medium that is there, unless it was written before. */
    synchronized void write() {
        List<AuditEntry> newest = trail.readAll(AuditQuery.newest(1));
        if (newest.isEmpty() || newest.getFirst().sequence() == written) {
            return;
        }
        AuditEntry head = newest.getFirst();
        for (Path medium : media) {
            // Without its marker the folder is a bare mount point: the medium is not there.
            if (Files.exists(medium.resolve("tangthu-medium"))) {
                append(file(medium), head.sequence() + " " + head.hash() + " " + head.at());
            }
        }
        written = head.sequence();
    }

    /** Each line begins with its own line feed, so that one cut off by a power failure does not spoil the next. */
    private static void append(Path file, String line) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(("\n" + line + ".\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            LOG.warn(
                    "The audit trail could not be anchored in {}: {}",
                    file,
                    e.getClass().getSimpleName());
        }
    }

    /** A line that does not fit the chain. */
    record Mismatch(Path file, String line) {}

    /** Compares every line with the chain; the first that does not fit. */
    Optional<Mismatch> firstMismatch() throws IOException {
        for (Path medium : media) {
            Path file = file(medium);
            if (!Files.exists(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                // A whole line ends in a full stop; one that was cut off by a power failure does not.
                if (line.endsWith(".") && !fits(line)) {
                    return Optional.of(new Mismatch(file, line));
                }
            }
        }
        return Optional.empty();
    }

    private static Path file(Path medium) {
        return medium.resolve("audit-anchors.log");
    }

    private boolean fits(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return false;
        }
        long sequence = Long.parseLong(parts.group(1));
        List<AuditEntry> found = trail.readAll(new AuditQuery(null, null, null, null, null, sequence + 1, 1));
        return !found.isEmpty()
                && found.getFirst().sequence() == sequence
                && found.getFirst().hash().hex().equals(parts.group(2));
    }
}
