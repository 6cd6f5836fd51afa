package vn.tangthu.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anchors of an archive that moves. */
class AuditAnchorsTest {
    @TempDir
    private Path folder;

    private AnchorPlaces from = new AnchorPlaces(List.of());
    private AnchorPlaces to = new AnchorPlaces(List.of());

    @BeforeEach
    void places() {
        from = new AnchorPlaces(List.of(place("old-1"), place("old-2")));
        to = new AnchorPlaces(List.of(place("new")));
    }

    private AnchorPlaces.Place place(String name) {
        return new AnchorPlaces.Place(folder.resolve(name), folder);
    }

    private static String anchor(int sequence) {
        return sequence + " " + "ab".repeat(32) + " 2026-01-01T00:00:00Z.";
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private List<String> carried() throws IOException {
        return Files.readAllLines(folder.resolve("new"));
    }

    @Test
    void linesOfAllPlacesGoAlongAsOftenAsItIsDone() throws IOException {
        write("old-1", anchor(9), "", anchor(11));
        write("old-2", "", anchor(9), anchor(10), "12 abab");
        for (int round = 1; round <= 2; round++) {
            assertThat(AuditAnchors.foreign(from, to)).isEmpty();
            AuditAnchors.carry(from, to);
            assertThat(carried()).containsExactly(anchor(9), anchor(10), anchor(11));
        }
    }

    @Test
    void aYearOfThemIsCarriedAtOnce() throws IOException {
        write(
                "old-1",
                IntStream.range(0, 500_000).mapToObj(AuditAnchorsTest::anchor).toArray(String[]::new));
        AuditAnchors.carry(from, to);
        assertThat(carried()).hasSize(500_000);
    }

    @Test
    void whatCannotBeWrittenIsNotPassedOver() throws IOException {
        write("old-1", anchor(9));
        AnchorPlaces nowhere = new AnchorPlaces(List.of(place("missing/new")));
        assertThatThrownBy(() -> AuditAnchors.carry(from, nowhere)).isInstanceOf(IOException.class);
    }

    @Test
    void anchorsOfAnotherArchiveAreFound() throws IOException {
        write("old-1", anchor(9));
        Path other = write("new", anchor(10));
        assertThat(AuditAnchors.foreign(from, to)).contains(other);
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws IOException {
        write("old-1", anchor(9));
        AuditAnchors.carry(from, to);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder.resolve("old-1"), folder.resolve("new"));
        }
    }
}
