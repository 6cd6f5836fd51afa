package vn.tangthu.ingest.tika;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/** A server that reads one file until it is killed: work folder, recognition program, file. */
final class DoomedServer {
    private DoomedServer() {}

    public static void main(String[] arguments) {
        ExtractorSettings settings =
                ExtractorSettings.defaults(Path.of(arguments[0])).withTesseract(arguments[1]);
        PrintStream out = System.out;
        try (ForkedTextExtractor extractor = new ForkedTextExtractor(settings)) {
            extractor.read(Path.of(arguments[2]), "a.pdf", Set.of(), 0, new Collected() {
                @Override
                public void started(String type, int count) {
                    out.println("started");
                    out.flush();
                }
            });
        }
    }
}
