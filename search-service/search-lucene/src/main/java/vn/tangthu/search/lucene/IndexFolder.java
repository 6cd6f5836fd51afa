package vn.tangthu.search.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;

/** Makes a folder fit for an index: one that cannot be read, or of another schema, is emptied, since it is disposable. */
final class IndexFolder {
    static final String SCHEMA_KEY = "schema";
    private static final System.Logger LOG = System.getLogger(IndexFolder.class.getName());

    private IndexFolder() {}

    /**
     * Empties the folder if what it holds is no use or to be discarded. Files that are not Lucene's stay.
     *
     * @throws IOException if another process has it open, or the folder itself cannot be used
     */
    static void prepare(Directory directory, boolean discard) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            if (discard || !isUsable(directory)) {
                empty(directory);
            }
        }
    }

    private static void empty(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (file.startsWith(IndexFileNames.SEGMENTS)
                    || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                    || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
                directory.deleteFile(file);
            }
        }
    }

    private static boolean isUsable(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return Schema.VERSION.equals(reader.getIndexCommit().getUserData().get(SCHEMA_KEY));
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | NoSuchFileException
                | FileNotFoundException
                | RuntimeException e) {
            // An unknown codec and a file cut off in its middle show as unchecked exceptions.
            LOG.log(System.Logger.Level.WARNING, "The search index cannot be read and is filled anew", e);
            return false;
        }
    }
}
