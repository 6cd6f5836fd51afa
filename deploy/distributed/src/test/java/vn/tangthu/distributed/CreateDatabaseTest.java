package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrator's script, run by the real psql: passwords come from files, and none stands on a command line. */
class CreateDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void rolesGetTheirPasswordsFromFilesAndScramVerifiersAreKept() throws Exception {
        Path rules = Files.writeString(
                folder.resolve("pg_hba.conf"),
                "host all postgres samehost trust\nhost tangthu tangthu_owner samehost scram-sha-256\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("password_encryption", "md5")
                .setServerConfig("hba_file", rules.toString())
                .setServerConfig("log_statement", "all")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", folder.resolve("log").toString())
                .start()) {
            Run none = run(postgres, "short", "short");
            assertThat(none.code).as(none.output).isNotZero();
            assertThat(none.output).contains("Two password files: 12 characters or more each");
            assertThat(count(postgres, "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'tangthu%'"))
                    .isZero();

            Run run = run(postgres, "of the 'owner' $(x)", "of-the-application");
            assertThat(run.code).as(run.output).isZero();
            assertThat(run.output).doesNotContain("of the 'owner'", "of-the-application");
            assertThat(
                            count(
                                    postgres,
                                    "SELECT count(*) FROM pg_authid WHERE rolname LIKE 'tangthu%' AND rolpassword LIKE 'SCRAM%'"))
                    .isEqualTo(2);
            assertThat(signsIn(postgres, "tangthu_owner", "of the 'owner' $(x)"))
                    .isTrue();
            assertThatThrownBy(() -> signsIn(postgres, "tangthu_owner", "of the owner"))
                    .hasMessageContaining("password authentication failed");
            assertThat(log()).contains("log_statement").doesNotContain("of the ''owner''", "of-the-application");
        }
    }

    private record Run(int code, String output) {}

    private Run run(EmbeddedPostgres postgres, String owner, String application) throws Exception {
        Path script = Path.of("postgresql", "create.sql").toAbsolutePath();
        List<String> command = List.of(
                "psql",
                "--no-psqlrc",
                "-h",
                "localhost",
                "-p",
                Integer.toString(postgres.getPort()),
                "-U",
                "postgres",
                "-v",
                "owner_password_file=" + Files.writeString(folder.resolve("owner's password"), owner + "\n"),
                "-v",
                "app_password_file=" + Files.writeString(folder.resolve("app-password"), application + "\n"),
                "-f",
                script.toString());
        assertThat(String.join(" ", command)).doesNotContain(owner + " ", application + " ");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private String log() throws Exception {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(folder.resolve("log"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static boolean signsIn(EmbeddedPostgres postgres, String role, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/tangthu", role, password)) {
            return connection.isValid(5);
        }
    }

    private static long count(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
