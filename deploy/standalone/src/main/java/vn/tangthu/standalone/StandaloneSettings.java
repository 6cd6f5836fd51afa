package vn.tangthu.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line said.
 *
 * @param catalogue folder with files of the catalogue that are the site's own, or null
 * @param port port of the web server, 0 for any
 * @param bind address it listens on
 * @param demo whether a fresh folder is filled with fictional documents and accounts
 */
record StandaloneSettings(
        DataFolder folder, Media media, @Nullable Path catalogue, int port, String bind, boolean demo) {
    StandaloneSettings(DataFolder folder, Media media, int port, String bind, boolean demo) {
        this(folder, media, null, port, bind, demo);
    }
}
