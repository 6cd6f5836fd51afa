package vn.tangthu.distributed;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import vn.tangthu.archive.object.FilesystemObjectStore;
import vn.tangthu.distributed.certs.CertsCommand;

/** What services need around them, on loopback: an authority, PostgreSQL over TLS, two stores, configuration files. */
final class Site implements AutoCloseable {
    static final List<String> PARTS =
            List.of("postgres", "proxy", "owner", "ingest-1", "ingest-2", "search-1", "search-2");

    final Path root;
    final EmbeddedPostgres postgres;

    private Site(Path root, EmbeddedPostgres postgres) {
        this.root = root;
        this.postgres = postgres;
    }

    static Site make(Path root) throws Exception {
        for (String part : PARTS) {
            certs(root, "--part", part, "--hosts", "localhost,127.0.0.1");
        }
        Site site = new Site(root, postgres(root));
        site.secret("app-password", "of-the-application");
        site.secret("owner-password", "of-the-owner");
        site.superuser(
                "CREATE ROLE tangthu_owner LOGIN PASSWORD 'of-the-owner'",
                "CREATE ROLE tangthu_app LOGIN PASSWORD 'of-the-application'",
                "CREATE DATABASE tangthu OWNER tangthu_owner");
        for (String medium : List.of("medium-1", "medium-2")) {
            new FilesystemObjectStore(medium, root.resolve(medium), 0).initialise();
        }
        return site;
    }

    static String certs(Path root, String... options) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<String> arguments =
                new ArrayList<>(List.of("--dir", root.resolve("certs").toString()));
        arguments.addAll(List.of(options));
        int unused =
                CertsCommand.run(arguments, Clock.systemUTC(), new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    private static EmbeddedPostgres postgres(Path root) throws IOException {
        Path rules = root.resolve("pg_hba.conf");
        // The test kit itself looks whether the server is up, without TLS; the product's roles cannot.
        Files.writeString(rules, """
                host postgres,tangthu postgres samehost trust
                hostssl tangthu tangthu_app,tangthu_owner samehost scram-sha-256 clientcert=verify-ca
                """);
        Path tls = root.resolve("certs").resolve("postgres");
        return EmbeddedPostgres.builder()
                .setDataDirectory(root.resolve("postgres").resolve("data"))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", tls.resolve("certificate.pem").toString())
                .setServerConfig("ssl_key_file", tls.resolve("key.pem").toString())
                .setServerConfig("ssl_ca_file", tls.resolve("ca.pem").toString())
                .setServerConfig("hba_file", rules.toString())
                .setServerConfig("max_connections", "200")
                // The kit switches it off; a slow or full disk would then be noticed late or never.
                .setServerConfig("fsync", "on")
                .start();
    }

    void superuser(String... statements) throws SQLException {
        superuserAt("postgres", statements);
    }

    void superuserAt(String database, String... statements) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", "tangthu").getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = postgres.getDatabase("postgres", "tangthu").getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    Path secret(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.writeString(file, content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    /** Writes the configuration of a part and gives its file; lines come after the usual ones. */
    Path config(String name, String certificate, String... lines) throws IOException {
        Path tls = root.resolve("certs").resolve(certificate);
        StringBuilder text = new StringBuilder();
        boolean owner = name.startsWith("owner");
        if (!owner) {
            text.append("name: ").append(name).append("\nlisten: {address: 127.0.0.1, port: 0}\n");
        }
        text.append("tls: {certificate: %s, key: %s, authority: %s}%n"
                .formatted(tls.resolve("certificate.pem"), tls.resolve("key.pem"), tls.resolve("ca.pem")));
        text.append("database:\n  host: localhost\n  port: ")
                .append(postgres.getPort())
                .append('\n');
        text.append(owner ? "  owner-password-file: owner-password\n" : "  password-file: app-password\n");
        if (!owner) {
            text.append("""
                    search: {addresses: "https://localhost:9200"}
                    store:
                      first: {address: "file:%s"}
                      second: {address: "file:%s"}
                    log: {folder: logs}
                    work:
                      folder: work-%s
                    """.formatted(root.resolve("medium-1"), root.resolve("medium-2"), name));
        }
        if (name.startsWith("ingest")) {
            text.append("  readers: 2\n  lease: 5s\naudit: {anchor-folder: anchors}\n");
        }
        for (String line : lines) {
            text.append(line).append('\n');
        }
        Path file = root.resolve(name + ".yaml");
        Files.writeString(file, text);
        return file;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
