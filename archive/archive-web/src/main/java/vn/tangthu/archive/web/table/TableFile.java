package vn.tangthu.archive.web.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table under way; closing it ends the file. */
public interface TableFile extends Closeable {
    void row(List<String> cells) throws IOException;
}
