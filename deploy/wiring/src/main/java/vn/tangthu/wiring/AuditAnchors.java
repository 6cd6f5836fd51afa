package vn.tangthu.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.shared.Job;

/**
 * The head of the audit chain, written outside of the database from time to time: one line {@code sequence hash time} in a
 * file at each place. Whoever rewrites the chain in the database would have to rewrite all files too.
 */
public final class AuditAnchors {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(AuditAnchors.class);
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) \\S+");

    private final AuditTrail trail;
    private final AnchorPlaces places;
    private long written;

    public AuditAnchors(AuditTrail trail, AnchorPlaces places) {
        this.trail = trail;
        this.places = places;
    }

    Job job() {
        return Job.of("audit-anchors", Duration.ZERO, () -> {
            write();
            return PERIOD;
        });
    }

    /** Adds the present head to the file of each place that is there, unless it was written before. */
    public synchronized void write() {
        List<AuditEntry> newest = trail.readAll(AuditQuery.newest(1));
        if (newest.isEmpty() || newest.getFirst().sequence() == written) {
            return;
        }
        AuditEntry head = newest.getFirst();
        for (AnchorPlaces.Place place : places.all()) {
            if (Files.exists(place.marker())) {
                append(place.file(), head.sequence() + " " + head.hash() + " " + head.at());
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
    public record Mismatch(Path file, String line) {}

    /** Compares every line with the chain; the first that does not fit. */
    public Optional<Mismatch> firstMismatch() throws IOException {
        for (AnchorPlaces.Place place : places.all()) {
            Path file = place.file();
            if (!Files.exists(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                if (whole(line) && !fits(line)) {
                    return Optional.of(new Mismatch(file, line));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The anchors go along when the archive moves: each of the new files is written anew, with the whole lines of all old
     * ones. Doing it again changes nothing.
     *
     * @throws IOException if a file cannot be written; others may be written already
     */
    public static void carry(AnchorPlaces from, AnchorPlaces to) throws IOException {
        StringBuilder text = new StringBuilder();
        lines(from).forEach(line -> text.append(line).append('\n'));
        for (AnchorPlaces.Place place : to.all()) {
            DurableFile.write(place.file(), text.toString());
        }
    }

    /** The first file of the new places with an anchor that no old place has: it belongs to another archive. */
    public static Optional<Path> foreign(AnchorPlaces from, AnchorPlaces to) throws IOException {
        Set<String> known = lines(from);
        for (AnchorPlaces.Place place : to.all()) {
            if (!known.containsAll(lines(new AnchorPlaces(List.of(place))))) {
                return Optional.of(place.file());
            }
        }
        return Optional.empty();
    }

    /** Whole lines, those of small sequences first. */
    private static NavigableSet<String> lines(AnchorPlaces places) throws IOException {
        NavigableSet<String> lines =
                new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(line -> line));
        for (AnchorPlaces.Place place : places.all()) {
            if (Files.exists(place.file())) {
                Files.readAllLines(place.file(), StandardCharsets.ISO_8859_1).stream()
                        .filter(AuditAnchors::whole)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    /** A whole line ends in a full stop; one that was cut off by a power failure does not. */
    private static boolean whole(String line) {
        return line.endsWith(".");
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
