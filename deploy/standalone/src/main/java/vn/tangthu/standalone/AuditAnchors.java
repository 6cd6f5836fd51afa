package vn.tangthu.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;

/**
 * The head of the audit chain, written outside of the database from time to time: one line {@code sequence hash time} in a
 * file on each medium. Whoever rewrites the chain in the database would have to rewrite both files too.
 */
final class AuditAnchors {
    private final AuditTrail trail;
    private final List<Path> media;
    private long written;

    AuditAnchors(AuditTrail trail, List<Path> media) {
        this.trail = trail;
        this.media = media;
    }

    /** Adds the present head to each file whose medium is there, unless it was written before. */
    synchronized void write() throws IOException {
        List<AuditEntry> newest = trail.read(AuditQuery.newest(1));
        if (newest.isEmpty() || newest.getFirst().sequence() == written) {
            return;
        }
        AuditEntry head = newest.getFirst();
        String line = head.sequence() + " " + head.hash() + " " + head.at() + "\n";
        for (Path medium : media) {
            // Without its marker the folder is a bare mount point: the medium is not there.
            if (Files.exists(medium.resolve("tangthu-medium"))) {
                Files.writeString(
                        file(medium),
                        line,
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
        written = head.sequence();
    }

    /** A line that does not fit the chain. */
    record Mismatch(Path file, long sequence) {}

    /** Compares every line with the chain; the first that does not fit. */
    Optional<Mismatch> firstMismatch() throws IOException {
        for (Path medium : media) {
            Path file = file(medium);
            if (!Files.exists(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] parts = line.split(" ");
                // A line cut off by a power failure is the last one and has no end.
                if (parts.length == 3 && !fits(Long.parseLong(parts[0]), parts[1])) {
                    return Optional.of(new Mismatch(file, Long.parseLong(parts[0])));
                }
            }
        }
        return Optional.empty();
    }

    private static Path file(Path medium) {
        return medium.resolve("audit-anchors.log");
    }

    private boolean fits(long sequence, String hash) {
        List<AuditEntry> found = trail.read(new AuditQuery(null, null, null, null, null, sequence + 1, 1));
        return !found.isEmpty()
                && found.getFirst().sequence() == sequence
                && found.getFirst().hash().hex().equals(hash);
    }
}
