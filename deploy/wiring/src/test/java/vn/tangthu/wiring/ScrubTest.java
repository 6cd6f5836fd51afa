package vn.tangthu.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.memory.InMemoryRecurringJobs;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.archive.object.MirrorListener;
import vn.tangthu.archive.object.MirroredObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.archive.shared.RecurringJobs;

/** Damage is planted in both media; the scrub must find all of it and mend it. */
class ScrubTest {
    private final TestClock clock = new TestClock();
    private final List<Sha256> digests = new ArrayList<>();

    @TempDir
    Path folder;

    private final RecurringJobs jobs = new InMemoryRecurringJobs(clock);
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
        scrub = new Scrub(store, jobs);
    }

    @Test
    void lostAndFlippedCopiesOnEitherMediumAreMended() throws Exception {
        Files.delete(copy("second", 0));
        Files.delete(copy("first", 1));
        flip(copy("second", 2));
        flip(copy("first", 3));
        assertThat(scrub.run(new JobRun("scrub", 1, ""))).isEqualTo(new Scrub.Result(10, 0));
        for (int i = 0; i < 10; i++) {
            assertThat(Sha256.of(Files.readAllBytes(copy("first", i)))).isEqualTo(digests.get(i));
            assertThat(Sha256.of(Files.readAllBytes(copy("second", i)))).isEqualTo(digests.get(i));
        }
    }

    @Test
    void whatCannotBeMendedIsCounted() throws Exception {
        flip(copy("first", 4));
        flip(copy("second", 4));
        assertThat(scrub.run(new JobRun("scrub", 1, ""))).isEqualTo(new Scrub.Result(10, 1));
    }

    @Test
    void itRunsOnceADayAndWhenAMediumCameBack() throws Exception {
        Job job = scrub.job();
        JobRunner runner = new JobRunner(List.of(job), jobs, "test", clock);
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

    @Test
    void aRunThatWasCutOffGoesOnWhereItWasAndNeverListsEverything() throws Exception {
        List<Sha256> sorted = digests.stream().sorted().toList();
        List<Sha256> read = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        ObjectStore dying = watched(medium("first"), read, listed, sorted.get(6));
        tick(dying);
        assertThat(read).isEqualTo(sorted.subList(0, 7));
        assertThat(listed).endsWith(prefix(sorted.get(6)));
        read.clear();
        listed.clear();
        clock.advance(Duration.ofMinutes(1));
        tick(watched(medium("first"), read, listed, null));
        assertThat(read).isEqualTo(sorted.subList(6, 10));
        assertThat(listed).startsWith(prefix(sorted.get(6))).endsWith("ff").allMatch(prefix -> prefix.length() == 2);
        read.clear();
        clock.advance(Duration.ofDays(1));
        tick(watched(medium("first"), read, listed, null));
        assertThat(read).as("the next day").isEqualTo(sorted);
    }

    /** A run in a process of its own. */
    private void tick(ObjectStore first) throws Exception {
        Job job = new Scrub(new MirroredObjectStore(first, medium("second"), MirrorListener.none()), jobs).job();
        JobRunner runner = new JobRunner(List.of(job), jobs, "test", clock);
        jobs.declare(job.name(), clock.instant());
        assertThat(runner.tick(job)).isTrue();
    }

    private static String prefix(Sha256 digest) {
        return digest.hex().substring(0, 2);
    }

    /** Notes what is asked of the store, and fails when it is asked for one object. */
    private static ObjectStore watched(
            ObjectStore store, List<Sha256> read, List<String> listed, @Nullable Sha256 deadly) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("list")) {
                        listed.add((String) arguments[0]);
                    }
                    if (method.getName().equals("verify")) {
                        read.add((Sha256) arguments[0]);
                        if (arguments[0].equals(deadly)) {
                            throw new IllegalStateException("as if the process had ended");
                        }
                    }
                    return method.invoke(store, arguments);
                });
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
