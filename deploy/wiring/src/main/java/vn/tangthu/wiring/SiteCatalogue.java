package vn.tangthu.wiring;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Catalogue;

/** The catalogue with a site's own files, read before anything else starts. */
public final class SiteCatalogue {
    private SiteCatalogue() {}

    /**
     * @param own folder with files that take the place of those of the same names, or null
     * @throws StartRefusedException if there is no such folder, or what stands in it contradicts itself
     */
    public static Catalogue load(@Nullable Path own) {
        if (own != null && !Files.isDirectory(own)) {
            throw new StartRefusedException(
                    "Không có thư mục danh mục " + own + ".", "There is no catalogue folder " + own + ".");
        }
        try {
            return Catalogue.load(own);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    "Danh mục trong " + own + " có chỗ sai: " + e.getMessage(),
                    "The catalogue in " + own + " is wrong: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new StartRefusedException(
                    "Không đọc được danh mục trong " + own + ".", "The catalogue in " + own + " cannot be read.");
        }
    }
}
