package vn.tangthu.ingest.tika.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** Entry point of a reading child: takes jobs from its input, one at a time, until the input ends. */
public final class ReaderProcess {
    private ReaderProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        // Whatever a library prints must not get between the messages.
        System.setOut(System.err);
        serve(System.in, new FileOutputStream(FileDescriptor.out));
    }

    /**
     * Does the jobs of one line after the other; never returns. The end of the input ends the virtual machine.
     *
     * @param orders lines of {@link vn.tangthu.ingest.tika.protocol.ParentMessage}
     * @param messages takes lines of {@link vn.tangthu.ingest.tika.protocol.ChildMessage}
     */
    public static void serve(InputStream orders, OutputStream messages) throws InterruptedException {
        // The disk cache of ImageIO doubles the work for files that are on disk already.
        ImageIO.setUseCache(false);
        ParentLink link = new ParentLink(orders, messages);
        link.start();
        while (true) {
            switch (link.nextOrder()) {
                case ParentMessage.ReadFile order -> new DocumentReading(new Job(order, link)).run();
                case ParentMessage.ReadTable order -> new TableReading(order, link).run();
            }
        }
    }
}
