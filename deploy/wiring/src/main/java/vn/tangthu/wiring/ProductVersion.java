package vn.tangthu.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this program. */
public final class ProductVersion {
    private static final String RESOURCE = "product.properties";

    private ProductVersion() {}

    /** As the build wrote it, for example {@code 0.1.0}. */
    public static String current() {
        try (InputStream in = Objects.requireNonNull(ProductVersion.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return Objects.requireNonNull(properties.getProperty("version"), "version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
