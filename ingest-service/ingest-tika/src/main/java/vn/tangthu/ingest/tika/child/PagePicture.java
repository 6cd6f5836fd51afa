package vn.tangthu.ingest.tika.child;

import java.nio.file.Path;

/** A written page image (JPEG or PNG). */
record PagePicture(Path file, int width, int height) {}
