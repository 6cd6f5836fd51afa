package vn.tangthu.ingest.tika.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Entry point of a reading child: takes jobs from its input, one at a time, until the input ends. */
public final class ReaderProcess {
    private ReaderProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Whatever a library prints must not get between the messages.
        System.setOut(System.err);
        // The disk cache of ImageIO doubles the work for files that are on disk already.
        ImageIO.setUseCache(false);
        ParentLink link = new ParentLink(System.in, new FileOutputStream(FileDescriptor.out));
        link.start();
        while (true) {
            Job job = new Job(link.nextOrder(), link);
            new DocumentReading(job).run();
        }
    }
}
