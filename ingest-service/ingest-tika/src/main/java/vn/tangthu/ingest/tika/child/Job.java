package vn.tangthu.ingest.tika.child;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.JobLimits;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** One file to read, and the way its pages and files take to the server. Safe for the threads of the job. */
final class Job {
    private final ParentMessage.ReadFile order;
    private final ParentLink link;
    private final AtomicInteger files = new AtomicInteger();
    private volatile int pages;

    Job(ParentMessage.ReadFile order, ParentLink link) {
        this.order = order;
        this.link = link;
    }

    Path file() {
        return Path.of(order.file());
    }

    String name() {
        return order.name();
    }

    int depth() {
        return order.depth();
    }

    JobLimits limits() {
        return order.limits();
    }

    ParentLink link() {
        return link;
    }

    boolean wants(int page) {
        return !order.skip().contains(page);
    }

    /** A new file name in the job's folder. */
    Path newFile(String kind, String extension) {
        return Path.of(order.folder(), kind + "-" + files.incrementAndGet() + extension);
    }

    void started(String mediaType, int count) {
        pages = count;
        link.send(new ChildMessage.Started(mediaType, count));
    }

    void page(int number, PageResult result) {
        PagePicture picture = result.picture();
        PageText text = result.text();
        link.send(new ChildMessage.PageRead(
                number,
                text.text(),
                text.words(),
                result.source(),
                text.confidence(),
                picture.file().getFileName().toString(),
                picture.width(),
                picture.height(),
                result.failure()));
    }

    void attachment(String path, String name, Path file) {
        link.send(
                new ChildMessage.AttachmentFound(path, name, file.getFileName().toString()));
    }

    void completed() {
        link.send(new ChildMessage.Completed(pages));
    }

    void stopped(Failure failure) {
        link.send(new ChildMessage.Stopped(failure));
    }
}
