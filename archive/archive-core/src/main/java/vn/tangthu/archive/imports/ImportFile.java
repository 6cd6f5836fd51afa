package vn.tangthu.archive.imports;

import vn.tangthu.archive.object.Sha256;

/**
 * The file of an import, which is kept like any upload.
 *
 * @param name as it was sent
 */
public record ImportFile(Sha256 sha256, String name, long size) {}
