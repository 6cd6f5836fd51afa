package vn.tangthu.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.jspecify.annotations.Nullable;

/** A disk that is full, or tells of damage, for as long as a test wants. */
final class FaultyDirectory extends FilterDirectory {
    /** State shared by all openings of a folder. */
    static final class Faults {
        final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
        volatile boolean damaged;
        final AtomicInteger commits = new AtomicInteger();
        volatile @Nullable Runnable beforeCommit;
    }

    private final Faults faults;

    FaultyDirectory(Directory directory, Faults faults) {
        super(directory);
        this.faults = faults;
    }

    private void spend(int bytes) throws IOException {
        if (faults.damaged) {
            throw new CorruptIndexException("planted by a test", "a file");
        }
        if (faults.bytesLeft.addAndGet(-bytes) < 0) {
            faults.bytesLeft.set(0);
            throw new IOException("No space left on device");
        }
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        spend(1);
        IndexOutput output = super.createOutput(name, context);
        return new FilterIndexOutput("faulty " + name, name, output) {
            @Override
            public void writeByte(byte b) throws IOException {
                spend(1);
                super.writeByte(b);
            }

            @Override
            public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                spend(length);
                super.writeBytes(bytes, offset, length);
            }
        };
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        spend(1);
        super.sync(names);
    }

    @Override
    public void rename(String source, String target) throws IOException {
        Runnable before = faults.beforeCommit;
        if (before != null) {
            before.run();
        }
        faults.commits.incrementAndGet();
        super.rename(source, target);
    }
}
