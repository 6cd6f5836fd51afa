package vn.tangthu.archive.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.object.Sha256;

/**
 * The rule that links entries: {@code hash = SHA-256(previous hash, sequence, time, every field)}. Each text is preceded
 * by its length in bytes and an absent one is marked, so that no two different entries have the same bytes.
 */
public final class AuditChain {
    /** What stands before the first entry: 64 zeros. */
    public static final Sha256 GENESIS = new Sha256("0".repeat(64));

    private AuditChain() {}

    /** The entry that follows {@code previous}, or the first where that is null. */
    public static AuditEntry next(@Nullable AuditEntry previous, AuditEvent event, Clock clock) {
        return next(
                previous == null ? 0 : previous.sequence(),
                previous == null ? GENESIS : previous.hash(),
                event,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** The entry after the one with this sequence and hash. */
    public static AuditEntry next(long previousSequence, Sha256 previousHash, AuditEvent event, Instant at) {
        Act act = event.act();
        Purpose purpose = act.purpose();
        AuditEntry open = new AuditEntry(
                previousSequence + 1,
                at.truncatedTo(ChronoUnit.MICROS),
                StorableText.of(act.actor().name()),
                act.actor().roles().stream().map(Role::code).sorted().collect(Collectors.joining(",")),
                act.actor().unit().value(),
                purpose == null ? null : StorableText.of(purpose.code()),
                storable(purpose == null ? null : purpose.reference()),
                StorableText.of(act.channel()),
                StorableText.of(act.request()),
                event.action().code(),
                storable(event.object()),
                storable(event.detail()),
                previousHash,
                GENESIS);
        return withHash(open, hash(open));
    }

    /** Whether the entry's own hash is right and it follows the one with this sequence and hash. */
    public static boolean follows(long previousSequence, Sha256 previousHash, AuditEntry entry) {
        return entry.sequence() == previousSequence + 1
                && entry.previous().equals(previousHash)
                && entry.hash().equals(hash(entry));
    }

    /** Recomputes the hash of an entry; its own {@link AuditEntry#hash()} is not looked at. */
    public static Sha256 hash(AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        put(bytes, entry.previous().hex());
        put(bytes, Long.toString(entry.sequence()));
        put(bytes, entry.at().toString());
        put(bytes, entry.actor());
        put(bytes, entry.roles());
        put(bytes, entry.unit());
        put(bytes, entry.purpose());
        put(bytes, entry.reference());
        put(bytes, entry.channel());
        put(bytes, entry.request());
        put(bytes, entry.action());
        put(bytes, entry.object());
        for (Map.Entry<String, String> fact : entry.detail().entrySet()) {
            put(bytes, fact.getKey());
            put(bytes, fact.getValue());
        }
        return Sha256.of(bytes.toByteArray());
    }

    private static void put(ByteArrayOutputStream bytes, @Nullable String text) {
        if (text == null) {
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(encoded.length).array());
        bytes.writeBytes(encoded);
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : StorableText.of(text);
    }

    private static SortedMap<String, String> storable(Map<String, String> detail) {
        SortedMap<String, String> result = new TreeMap<>();
        detail.forEach((key, value) -> result.put(StorableText.of(key), StorableText.of(value)));
        return result;
    }

    private static AuditEntry withHash(AuditEntry entry, Sha256 hash) {
        return new AuditEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.roles(),
                entry.unit(),
                entry.purpose(),
                entry.reference(),
                entry.channel(),
                entry.request(),
                entry.action(),
                entry.object(),
                entry.detail(),
                entry.previous(),
                hash);
    }
}
