package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.mime.MediaType;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.ParentMessage;

/** One table from its order to its last message. */
final class TableReading {
    private static final int OUT_OF_MEMORY = 3;
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Set<String> PROTECTED = Set.of("application/x-tika-ooxml-protected");
    private final ParentMessage.ReadTable order;
    private final ParentLink link;

    TableReading(ParentMessage.ReadTable order, ParentLink link) {
        this.order = order;
        this.link = link;
    }

    void run() {
        try {
            link.send(new ChildMessage.Completed(read()));
        } catch (ReadingStoppedException e) {
            stopped(e.failure());
        } catch (OutOfMemoryError e) {
            // Those thrown by libraries themselves do not end the virtual machine by its option.
            ParentLink.end(OUT_OF_MEMORY);
        } catch (StackOverflowError e) {
            stopped(Failure.of(FailureCode.DAMAGED, "nested too deeply"));
        } catch (IOException | RuntimeException | LinkageError e) {
            stopped(Failure.of(FailureCode.DAMAGED, ReadingStoppedException.describe(e)));
        }
    }

    private int read() throws IOException, ReadingStoppedException {
        Path file = Path.of(order.file());
        MediaType type = FileType.of(file, order.name());
        String name = type.getBaseType().toString();
        if (name.equals(WORKBOOK)) {
            return new WorkbookRows(file, order, link).read();
        }
        if (PROTECTED.contains(name)) {
            throw new ReadingStoppedException(FailureCode.PASSWORD_PROTECTED, "an encrypted workbook");
        }
        // UTF-16 without a mark is no text to whoever looks at bytes alone.
        boolean named = order.name().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)");
        if (type.getType().equals("text") || (named && type.equals(MediaType.OCTET_STREAM))) {
            return new SeparatedRows(file, order, link).read();
        }
        throw new ReadingStoppedException(FailureCode.UNSUPPORTED_TYPE, name);
    }

    private void stopped(Failure failure) {
        link.send(new ChildMessage.Stopped(failure));
    }
}
