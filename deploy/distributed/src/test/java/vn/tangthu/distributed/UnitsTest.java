package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The systemd units, read: whatever ends by itself is begun again, however long that takes. */
class UnitsTest {
    @Test
    void everyUnitIsStartedAgainWithoutEnd() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("systemd"))) {
            List<Path> units =
                    files.filter(file -> file.toString().endsWith(".service")).toList();
            assertThat(units).hasSize(3);
            for (Path unit : units) {
                String text = Files.readString(unit);
                String service = text.substring(text.indexOf("[Service]"));
                assertThat(text.substring(0, text.indexOf("[Service]")).lines())
                        .as(unit.toString())
                        .contains("[Unit]", "StartLimitIntervalSec=0");
                assertThat(service.lines()).as(unit.toString()).contains("Restart=on-failure", "RestartSec=15");
            }
        }
    }
}
