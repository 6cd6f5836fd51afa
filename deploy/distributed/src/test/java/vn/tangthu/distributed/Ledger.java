package vn.tangthu.distributed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;

/** What clients were promised, as they would keep it: each line is on the disk before its client uploads again. */
final class Ledger implements AutoCloseable {
    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();

    Ledger(Path file) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * One accepted upload.
     *
     * @param marker a word that stands in this document alone
     * @param receipt in full (JSON); empty if there was none but the word that there is one copy
     */
    record Entry(String id, Sha256 sha256, String marker, String receipt) {}

    synchronized void write(Entry entry) throws IOException {
        String line = "%s %s %s %s%n".formatted(entry.id, entry.sha256, entry.marker, entry.receipt);
        int unused = file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        file.force(false);
        entries.add(entry);
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** One of them, or null while there is none. */
    synchronized @Nullable Entry any(Random random) {
        return entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
