package vn.tangthu.ingest.tika.protocol;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.reading.TableRow;

/**
 * What a child says. Files are named by their plain name in the job's folder. Nothing in here
 * may be believed unchecked, but everything is there: a message without one of its parts cannot be made.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChildMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = ChildMessage.PageRead.class, name = "page"),
    @JsonSubTypes.Type(value = ChildMessage.AttachmentFound.class, name = "attachment"),
    @JsonSubTypes.Type(value = ChildMessage.TableStarted.class, name = "table"),
    @JsonSubTypes.Type(value = ChildMessage.RowsRead.class, name = "rows"),
    @JsonSubTypes.Type(value = ChildMessage.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = ChildMessage.PermitWanted.class, name = "permit-wanted"),
    @JsonSubTypes.Type(value = ChildMessage.PermitReturned.class, name = "permit-returned"),
    @JsonSubTypes.Type(value = ChildMessage.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = ChildMessage.Stopped.class, name = "stopped")
})
public sealed interface ChildMessage {
    /** The type is known; first message of a job that gets that far. */
    record Started(String mediaType, int pages) implements ChildMessage {
        public Started {
            requireNonNull(mediaType);
        }
    }

    /** A page; {@code image} is a JPEG or PNG file. */
    record PageRead(
            int number,
            String text,
            List<Word> words,
            TextSource source,
            float confidence,
            String image,
            int width,
            int height,
            @Nullable Failure failure)
            implements ChildMessage {
        public PageRead {
            requireNonNull(text);
            words = List.copyOf(words);
            requireNonNull(source);
            requireNonNull(image);
            if (failure != null) {
                requireNonNull(failure.code());
            }
        }
    }

    /** A file inside the file. */
    record AttachmentFound(String path, String name, String file) implements ChildMessage {
        public AttachmentFound {
            requireNonNull(path);
            requireNonNull(name);
            requireNonNull(file);
        }
    }

    /** What kind of table it is; first message of a table that can be read. */
    record TableStarted(String format, String encoding, List<String> otherSheets) implements ChildMessage {
        public TableStarted {
            requireNonNull(format);
            requireNonNull(encoding);
            otherSheets = List.copyOf(otherSheets);
        }
    }

    /** Rows of a table, in their order. */
    record RowsRead(List<TableRow> rows) implements ChildMessage {
        public RowsRead {
            rows = List.copyOf(rows);
        }
    }

    /** Still at work. */
    record Progress() implements ChildMessage {}

    /** Asks to run one recognition process; answered by {@link ParentMessage.PermitGranted}. */
    record PermitWanted() implements ChildMessage {}

    /** A recognition process ended. */
    record PermitReturned() implements ChildMessage {}

    /** Last message of a job: all pages, or rows, were handed over. */
    record Completed(int pages) implements ChildMessage {}

    /** Last message of a job: it ended early. */
    record Stopped(Failure failure) implements ChildMessage {
        public Stopped {
            requireNonNull(failure.code());
        }
    }
}
