package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://store.example:9000", "http://127.0.0.1:9000", "http://[::1]:9000"})
    void protectedAddressesAreTaken(String address) {
        assertThat(settings(address, "bucket").endpoint()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://store.example:9000", "http://10.0.0.1:9000", "ftp://127.0.0.1", "//127.0.0.1:9000"})
    void othersAreRefusedInBothLanguages(String address) {
        assertThatThrownBy(() -> settings(address, "bucket"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://")
                .hasMessageContaining(" / ");
    }

    @Test
    void namesHaveTheirShape() {
        assertThatThrownBy(() -> settings("https://store.example", "Not A Bucket"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static S3Settings settings(String address, String bucket) {
        return S3Settings.of("medium-1", URI.create(address), bucket, "archive", Path.of("credentials"), null);
    }
}
