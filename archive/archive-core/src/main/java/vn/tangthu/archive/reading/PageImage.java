package vn.tangthu.archive.reading;

import java.nio.file.Path;

/**
 * The image of a page.
 *
 * @param file JPEG or PNG, only until the listener returns
 */
public record PageImage(Path file, int width, int height) {}
