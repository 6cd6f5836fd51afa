package vn.tangthu.s3servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MinIO is made before the tests begin, in a bounded time; where there is none that is said, or refused in a CI run. */
class FindMinioTest {
    private static final Path SCRIPT = Path.of("..", "bin", "find-minio").toAbsolutePath();

    @TempDir
    private Path home;

    private Path programs;

    @BeforeEach
    void programs() throws Exception {
        programs = Files.createDirectory(home.resolve("programs"));
        for (String needed : new String[] {
            "bash",
            "env",
            "sed",
            "dirname",
            "readlink",
            "mkdir",
            "mktemp",
            "rm",
            "mv",
            "tail",
            "timeout",
            "nice",
            "sleep"
        }) {
            String place = Files.exists(Path.of("/usr/bin", needed)) ? "/usr/bin/" : "/bin/";
            program(needed, "exec " + place + needed + " \"$@\"");
        }
    }

    @Test
    void withNeitherProgramNorGoTheReasonIsPrinted() throws Exception {
        Run run = run("60");
        assertThat(run.code).isEqualTo(1);
        assertThat(run.output.strip()).endsWith("there is no program minio, no Go to build it with and no Docker");
    }

    @Test
    void withoutGoItIsTakenOutOfItsImageOnce() throws Exception {
        program("docker", """
                case $1 in
                    info | rm) ;;
                    create) echo "$2" >"$HOME/asked"; echo container-1 ;;
                    cp) [ "$2" = container-1:/usr/bin/minio ] && echo >"$3" && /bin/chmod +x "$3" ;;
                esac""");
        Run run = run("60");
        assertThat(run.code).as(run.output).isZero();
        assertThat(Path.of(run.output.strip())).isExecutable();
        assertThat(Files.readString(home.resolve("asked"))).startsWith("minio/minio:RELEASE.");
        Files.delete(home.resolve("asked"));
        assertThat(run("60")).isEqualTo(run);
        assertThat(home.resolve("asked")).doesNotExist();
    }

    @Test
    void anEngineThatDoesNotRunIsNoDocker() throws Exception {
        program("docker", "exit 1");
        assertThat(run("60").output.strip()).endsWith("no Docker");
    }

    @Test
    void anImageThatCannotBeHadIsAReason() throws Exception {
        program("docker", "[ $1 = info ] || { echo 'no route to the registry' >&2; exit 1; }");
        Run run = run("60");
        assertThat(run.code).isEqualTo(1);
        assertThat(run.output.strip()).endsWith("out of the image: no route to the registry");
    }

    @Test
    void aBuildThatFailsIsAReason() throws Exception {
        program("go", "echo 'no route to the module proxy' >&2; exit 1");
        Run run = run("60");
        assertThat(run.code).isEqualTo(1);
        assertThat(run.output.strip()).endsWith("the build failed: no route to the module proxy");
        assertThat(MinioProgram.cached(home)).doesNotExist();
    }

    @Test
    void aBuildThatHangsIsGivenUp() throws Exception {
        program("go", "sleep 60");
        Run run = run("1");
        assertThat(run.code).isEqualTo(1);
        assertThat(run.output.strip()).endsWith("longer than 1 s");
    }

    @Test
    void oneFixedVersionIsBuiltOnce() throws Exception {
        program("go", "echo \"$@\" >\"$HOME/asked\"; echo >\"$GOBIN/minio\"; /bin/chmod +x \"$GOBIN/minio\"");
        Run run = run("60");
        assertThat(run.code).as(run.output).isZero();
        assertThat(run.output.strip()).isEqualTo(MinioProgram.cached(home).toString());
        assertThat(Files.readString(home.resolve("asked")))
                .contains("github.com/minio/minio@v")
                .doesNotContain("latest");
        Files.delete(home.resolve("asked"));
        assertThat(run("60").code).isZero();
        assertThat(home.resolve("asked")).doesNotExist();
        assertThat(MinioProgram.find(Map.of("PATH", ""), home)).isInstanceOf(MinioProgram.Search.Found.class);
    }

    @Test
    void whereThereIsNoneTestsSayWhyAndACiRunFails() throws Exception {
        Map<String, String> outside = Map.of("TANGTHU_MINIO_MISSING", "the build failed");
        assertThat(MinioProgram.find(outside, home)).isEqualTo(new MinioProgram.Search.Missing("the build failed"));
        assertThatThrownBy(() -> MinioProgram.find(Map.of("CI", "true"), home))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("A CI run needs a real MinIO");
    }

    private record Run(int code, String output) {}

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Standard output alone: what the caller takes as the path or the reason. */
    private Run run(String seconds) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", SCRIPT.toString())
                .redirectError(home.resolve("errors").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("HOME", home.toString(), "PATH", programs.toString(), "TANGTHU_MINIO_SECONDS", seconds));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
