package vn.tangthu.ingest.tika.child;

import java.nio.file.Path;

/** A written page image (JPEG). */
record PagePicture(Path file, int width, int height) {}
