package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import vn.tangthu.ingest.tika.protocol.ParentMessage;
import vn.tangthu.ingest.tika.protocol.ProtocolException;

/** Lets as many recognition processes run as there are cores, over all children. First come, first served. */
final class RecognitionPermits {
    private final int cores;
    private final Semaphore semaphore;

    RecognitionPermits(int cores) {
        this.cores = cores;
        this.semaphore = new Semaphore(cores, true);
    }

    Lease lease(ChildJvm child) {
        return new Lease(child);
    }

    int available() {
        return semaphore.availablePermits();
    }

    /** The permits of one child in one job. */
    final class Lease implements AutoCloseable {
        private final ChildJvm child;
        private int wanted;
        private int held;
        private boolean closed;

        private Lease(ChildJvm child) {
            this.child = child;
        }

        synchronized void want() throws ProtocolException {
            // More would make the server keep threads for a child that never stops asking.
            if (wanted + held >= 2 * cores) {
                throw new ProtocolException("asks for too many permits");
            }
            wanted++;
            Thread.ofVirtual().name("permit").start(this::grant);
        }

        private void grant() {
            semaphore.acquireUninterruptibly();
            synchronized (this) {
                wanted--;
                if (closed) {
                    semaphore.release();
                    return;
                }
                held++;
            }
            try {
                child.send(new ParentMessage.PermitGranted());
            } catch (IOException e) {
                // The child is gone: its reader sees the end of its output and closes this lease.
                child.kill();
            }
        }

        synchronized void giveBack() throws ProtocolException {
            if (held == 0) {
                throw new ProtocolException("gives back a permit that it does not hold");
            }
            held--;
            semaphore.release();
        }

        /** Whether the child can do nothing but wait for other documents. */
        synchronized boolean starved() {
            return wanted > 0 && held == 0;
        }

        @Override
        public synchronized void close() {
            closed = true;
            semaphore.release(held);
            held = 0;
        }
    }
}
