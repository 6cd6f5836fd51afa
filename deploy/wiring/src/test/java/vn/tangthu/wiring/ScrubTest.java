package vn.tangthu.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.memory.InMemoryRecurringJobs;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.shared.Job;

/** Damage is planted in both media; the scrub must find all of it and mend it. */
class ScrubTest {
    private final TestClock clock = new TestClock();
    private final List<Sha256> digests = new ArrayList<>();

    @TempDir
    Path folder;

    private MirroredObjectStore store;
    private Scrub scrub;

    @BeforeEach
    void fill() throws Exception {
        store = new MirroredObjectStore(medium("first"), medium("second"), MirrorListener.none());
        for (int i = 0; i < 10; i++) {
            byte[] content = ("object " + i).getBytes(StandardCharsets.UTF_8);
            digests.add(Sha256.of(content));
            assertThat(store.put(digests.getLast(), ContentSource.of(content)).complete())
                    .isTrue();
        }
        scrub = new Scrub(store);
    }

    @Test
    void lostAndFlippedCopiesOnEitherMediumAreMended() throws Exception {
        Files.delete(copy("second", 0));
        Files.delete(copy("first", 1));
        flip(copy("second", 2));
        flip(copy("first", 3));
        assertThat(scrub.run()).isEqualTo(new Scrub.Result(10, 0));
        for (int i = 0; i < 10; i++) {
            assertThat(Sha256.of(Files.readAllBytes(copy("first", i)))).isEqualTo(digests.get(i));
            assertThat(Sha256.of(Files.readAllBytes(copy("second", i)))).isEqualTo(digests.get(i));
        }
    }

    @Test
    void whatCannotBeMendedIsCounted() throws Exception {
        flip(copy("first", 4));
        flip(copy("second", 4));
        assertThat(scrub.run()).isEqualTo(new Scrub.Result(10, 1));
    }

    @Test
    void itRunsOnceADayAndWhenAMediumCameBack() throws Exception {
        Job job = scrub.job();
        JobRunner runner = new JobRunner(List.of(job), new InMemoryRecurringJobs(clock), "test", clock);
        Files.delete(copy("second", 5));
        assertThat(runner.tick(job)).isFalse();
        assertThat(copy("second", 5)).doesNotExist();
        clock.advance(Duration.ofMinutes(10));
        assertThat(runner.tick(job)).isTrue();
        assertThat(copy("second", 5)).exists();
        assertThat(runner.tick(job)).isFalse();
        Files.delete(copy("second", 6));
        Path away = folder.resolve("away");
        Files.move(folder.resolve("second"), away);
        assertThat(runner.tick(job)).isFalse();
        Files.move(away, folder.resolve("second"));
        assertThat(runner.tick(job)).isTrue();
        assertThat(copy("second", 6)).exists();
    }

    private FilesystemObjectStore medium(String name) throws Exception {
        FilesystemObjectStore medium = new FilesystemObjectStore(name, folder.resolve(name), 0);
        medium.initialise();
        return medium;
    }

    private Path copy(String medium, int number) {
        String hex = digests.get(number).hex();
        return folder.resolve(medium)
                .resolve("objects")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    private static void flip(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.delete(file);
        Files.write(file, bytes);
    }
}
