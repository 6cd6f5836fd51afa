package vn.tangthu.archive.reading;

import java.nio.file.Path;

/**
 * A file inside the file: a ZIP entry, a mail attachment.
 *
 * @param path its path in the container, separators '/', as plain text: never used as a path on disk
 * @param name last part of the path, in Unicode NFC
 * @param content where its bytes are, only until the listener returns
 */
public record Attachment(String path, String name, Path content) {}
