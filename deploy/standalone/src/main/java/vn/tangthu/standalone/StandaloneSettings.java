package vn.tangthu.standalone;

/**
 * What the command line said.
 *
 * @param port port of the web server, 0 for any
 * @param bind address it listens on
 * @param demo whether a fresh folder is filled with fictional documents and accounts
 */
record StandaloneSettings(DataFolder folder, Media media, int port, String bind, boolean demo) {}
