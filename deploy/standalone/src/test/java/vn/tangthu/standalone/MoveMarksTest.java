package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.wiring.Arguments;
import vn.tangthu.wiring.StartRefusedException;

/** An archive that was moved, or may have been, is left alone where it was. */
class MoveMarksTest {
    @TempDir
    private Path data;

    private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    private MoveMarks marks() {
        return new DataFolder(data).moveMarks();
    }

    @Test
    void anUnfinishedMoveIsFinishedFirst() throws Exception {
        assertThat(marks().unfinished()).isEmpty();
        marks().requireNone();
        marks().begin("db-1:5432/tangthu");
        assertThat(marks().unfinished()).contains("db-1:5432/tangthu");
        marks().requireNotMoved();
        everybodyIsRefused("to db-1:5432/tangthu was cut off at its last step. Run ./tangthu migrate again");
    }

    @Test
    void aMovedArchiveIsLeftAlone() throws Exception {
        marks().begin("db-1:5432/tangthu");
        for (int round = 1; round <= 2; round++) {
            marks().end("db-1:5432/tangthu");
            assertThat(marks().unfinished()).isEmpty();
        }
        everybodyIsRefused("was moved to db-1:5432/tangthu");
        Files.createDirectories(data.resolve("postgres"));
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets").resolve("database-superuser"), "secret");
        refused(
                () -> StoppedArchive.open(new Arguments(List.of("--data", data.toString()), Set.of("data"), Set.of())),
                "was moved to db-1:5432/tangthu");
    }

    private void everybodyIsRefused(String sentence) {
        refused(() -> StartCommand.run(List.of("--data", data.toString()), out), sentence);
        refused(() -> TokenCommand.run(List.of("--data", data.toString(), "--role", "analyst"), out), sentence);
        refused(() -> ResetPasswordCommand.run(List.of("--data", data.toString(), "--user", "admin"), out), sentence);
    }

    private static void refused(ThrowingCallable command, String sentence) {
        assertThatThrownBy(command).isInstanceOf(StartRefusedException.class).hasMessageContaining(sentence);
    }
}
