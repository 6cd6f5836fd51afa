package vn.tangthu.ingest.tika.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** What the server says to a child. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ParentMessage.ReadFile.class, name = "read"),
    @JsonSubTypes.Type(value = ParentMessage.ReadTable.class, name = "read-table"),
    @JsonSubTypes.Type(value = ParentMessage.PermitGranted.class, name = "permit")
})
public sealed interface ParentMessage {
    /** What starts a job. */
    sealed interface Order extends ParentMessage {}

    /**
     * Starts the reading of a document.
     *
     * @param file absolute path of the file to read
     * @param name a hint for the type
     * @param skip pages that are not wanted
     * @param depth how many containers the file lies in
     * @param folder absolute path of the job's own, empty folder
     */
    record ReadFile(String file, String name, Set<Integer> skip, int depth, String folder, JobLimits limits)
            implements Order {
        public ReadFile {
            skip = Set.copyOf(skip);
        }
    }

    /**
     * Starts the reading of a table.
     *
     * @param after rows up to this number are not wanted, but for the headings
     */
    record ReadTable(String file, String name, int after, TableLimits limits) implements Order {}

    /** One recognition process may run. */
    record PermitGranted() implements ParentMessage {}
}
