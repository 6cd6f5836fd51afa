package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import org.apache.tika.mime.MediaType;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;

/** One job from its order to its last message. */
final class DocumentReading {
    /** The code that {@code ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY = 3;

    private final Job job;

    DocumentReading(Job job) {
        this.job = job;
    }

    void run() throws InterruptedException {
        try {
            MediaType type = FileType.of(job.file(), job.name());
            Formats.readerOf(type).read(job, type.getBaseType().toString());
            job.completed();
        } catch (ReadingStoppedException e) {
            job.stopped(e.failure());
        } catch (OutOfMemoryError e) {
            // Those thrown by libraries themselves do not end the virtual machine by its option.
            ParentLink.end(OUT_OF_MEMORY);
        } catch (StackOverflowError e) {
            job.stopped(Failure.of(FailureCode.DAMAGED, "nested too deeply"));
        } catch (IOException | RuntimeException | LinkageError e) {
            job.stopped(new ReadingStoppedException(FailureCode.INTERNAL, "reading a file", e).failure());
        }
    }
}
