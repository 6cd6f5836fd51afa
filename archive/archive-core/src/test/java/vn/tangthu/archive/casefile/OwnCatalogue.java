package vn.tangthu.archive.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tangthu.catalogue.Catalogue;

/** A catalogue with files of a test's own in place of those of the same names. */
final class OwnCatalogue {
    private OwnCatalogue() {}

    /** Offences of which one ended with the old code and one began with the new. */
    static Catalogue withOffences(Path folder) {
        return with(folder, "codes/offences.yaml", """
                - { code: "OLD", vi: "Tội cũ (ví dụ)", en: "Former offence (example)", until: 2018-01-01, successor: "NEW" }
                - { code: "NEW", vi: "Tội mới (ví dụ)", en: "New offence (example)", since: 2018-01-01 }
                - { code: "ALWAYS", vi: "Tội ví dụ", en: "Offence (example)" }
                """);
    }

    static Catalogue with(Path folder, String name, String yaml) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), yaml);
            return Catalogue.load(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
