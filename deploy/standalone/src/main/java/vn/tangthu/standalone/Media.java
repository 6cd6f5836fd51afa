package vn.tangthu.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.tangthu.wiring.AnchorPlaces;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.StartRefusedException;

/**
 * Where the two storage media are (circular, Article 7.2.c).
 *
 * @param first absolute path
 * @param second absolute path
 * @param reserveBytes room that is left on each, so that a full one can still be worked on
 */
record Media(Path first, Path second, long reserveBytes) {
    private static final int RESERVE_MEBIBYTES = 256;

    Media {
        first = first.toAbsolutePath().normalize();
        second = second.toAbsolutePath().normalize();
        if (first.startsWith(second) || second.startsWith(first)) {
            throw new StartRefusedException(
                    "Hai phương tiện lưu trữ phải là hai thư mục khác nhau, không nằm trong nhau.",
                    "The two storage media must be two folders, neither within the other.");
        }
    }

    static Media of(DataFolder folder, Arguments options) {
        return new Media(
                Path.of(options.get("medium1", folder.medium(1).toString())),
                Path.of(options.get("medium2", folder.medium(2).toString())),
                (long) options.number("reserve", RESERVE_MEBIBYTES, 0, 100_000_000) << 20);
    }

    /** A file on each medium; without its marker the folder is a bare mount point: the medium is not there. */
    AnchorPlaces anchors() {
        return new AnchorPlaces(List.of(anchor(first), anchor(second)));
    }

    private static AnchorPlaces.Place anchor(Path medium) {
        return new AnchorPlaces.Place(medium.resolve("audit-anchors.log"), medium.resolve("tangthu-medium"));
    }

    /** Whether both lie on one disk or partition: fit for trying out, not for keeping. */
    boolean onOneDisk() throws IOException {
        return Files.getFileStore(first).equals(Files.getFileStore(second));
    }
}
