package vn.tangthu.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.child.ReaderProcess;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.JobLimits;
import vn.tangthu.ingest.tika.protocol.Messages;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/**
 * The code of a reading child in a thread of this virtual machine: Tika, layout, boxes and page images without a process of
 * their own, without its heap limit and without the server's checks. For born-digital files of one page or more.
 */
final class ReaderThread {
    private static final long LONGEST_MESSAGE = 64 << 20;
    private final OutputStream orders;
    private final InputStream messages;
    private final Path folder;
    private final ExtractorSettings settings;

    /** The thread stays until the virtual machine ends. */
    ReaderThread(Path folder) throws IOException {
        this.folder = folder;
        this.settings = ExtractorSettings.defaults(folder);
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        this.orders = Channels.newOutputStream(there.sink());
        this.messages = new BufferedInputStream(Channels.newInputStream(back.source()), 1 << 16);
        Thread.ofPlatform()
                .daemon()
                .name("reader")
                .start(() -> serve(Channels.newInputStream(there.source()), Channels.newOutputStream(back.sink())));
    }

    private static void serve(InputStream in, OutputStream out) {
        try {
            ReaderProcess.serve(in, out);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** Counts what comes. */
    void read(Path file, ReadingCounter counter) throws IOException {
        JobLimits limits = new JobLimits(
                settings.cores(),
                settings.times().recognition(),
                settings.limits().maxAttachments(),
                settings.limits().maxAttachmentSize().bytes(),
                settings.limits().maxPixels(),
                settings.tesseract(),
                settings.language());
        orders.write(Messages.line(new ParentMessage.ReadFile(
                file.toString(), file.getFileName().toString(), Set.of(), 0, folder.toString(), limits)));
        while (true) {
            byte[] line = Messages.readLine(messages, LONGEST_MESSAGE);
            if (line == null) {
                throw new IOException("the reader ended");
            }
            switch (Messages.parse(line, ChildMessage.class)) {
                case ChildMessage.PageRead page -> {
                    Files.delete(folder.resolve(page.image()));
                    counter.count(page.text(), page.words().size(), page.failure());
                }
                case ChildMessage.Started started -> {
                    // The pages that come are counted.
                }
                case ChildMessage.Progress progress -> {
                    // Nobody waits for it here.
                }
                case ChildMessage.Completed completed -> {
                    return;
                }
                case ChildMessage message -> throw new IOException(file.getFileName() + ": " + message);
            }
        }
    }
}
