package vn.tangthu.ingest.tika.child;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.Messages;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** The line to the server. When it breaks the server is gone, and this process ends at once with all it started. */
final class ParentLink {
    private static final long ORDER_LIMIT = 1 << 24;
    private static final long PROGRESS_EVERY = TimeUnit.SECONDS.toNanos(1);
    private final InputStream in;
    private final OutputStream out;
    private final BlockingQueue<ParentMessage.Order> orders = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(0, true);
    private final AtomicLong lastProgress = new AtomicLong(System.nanoTime());

    ParentLink(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    void start() {
        Thread.ofPlatform().daemon().name("orders").start(this::listen);
    }

    private void listen() {
        try {
            for (byte[] line = Messages.readLine(in, ORDER_LIMIT);
                    line != null;
                    line = Messages.readLine(in, ORDER_LIMIT)) {
                switch (Messages.parse(line, ParentMessage.class)) {
                    case ParentMessage.Order order -> orders.add(order);
                    case ParentMessage.PermitGranted granted -> permits.release();
                }
            }
        } catch (IOException e) {
            end(2);
        }
        end(0);
    }

    /** Ends this process and its children without further work. */
    static void end(int code) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(code);
    }

    ParentMessage.Order nextOrder() throws InterruptedException {
        return orders.take();
    }

    /** Blocks while the server is busy: that bounds what lies unread in the job's folder. */
    synchronized void send(ChildMessage message) {
        try {
            out.write(Messages.line(message));
            out.flush();
        } catch (IOException e) {
            end(2);
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the server that work goes on; cheap to call often. */
    void progress() {
        long now = System.nanoTime();
        long last = lastProgress.get();
        if (now - last > PROGRESS_EVERY && lastProgress.compareAndSet(last, now)) {
            send(new ChildMessage.Progress());
        }
    }

    /** Waits for leave to run one recognition process; to be given back. */
    void takePermit() throws InterruptedException {
        send(new ChildMessage.PermitWanted());
        permits.acquire();
    }

    void giveBackPermit() {
        send(new ChildMessage.PermitReturned());
    }
}
