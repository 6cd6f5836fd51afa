package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A recognition program that misbehaves on purpose: a shell script. */
final class FakeTesseract {
    private FakeTesseract() {}

    /** @param recognition shell commands that stand in for recognising a page */
    static String in(Path folder, String recognition) throws IOException {
        Path script = folder.resolve("tesseract-gia");
        Files.writeString(script, """
                #!/bin/sh
                if [ "$1" = --list-langs ]; then echo vie; exit 0; fi
                cat > /dev/null
                LOG=%s
                %s
                """.formatted(folder.resolve("log"), recognition));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
