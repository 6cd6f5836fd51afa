package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.tangthu.archive.web.access.Passwords;

/**
 * Records of one unit in a running program. As many as {@value #IMPORTED} are imported by the program itself; of those the
 * database then makes copies, each with an id, a subject and a number of its own, which no search finds.
 */
final class FilledRecords {
    static final String UNIT = "TG-01";
    private static final String OFFICER = "forms.officer";
    private static final int IMPORTED = 10_000;

    private static final String ID = "md5(b.id::text || ':' || ?::bigint)::uuid";
    private static final String CONTENTS = "jsonb_set(b.contents, '{f,judgment-number,0}',"
            + " to_jsonb((b.contents #>> '{f,judgment-number,0}') || '-' || ?::bigint))";
    private static final List<String> COPIES = List.of(
            "INSERT INTO case_files (id, subject, category, unit, contents, documents, status, lacking, due_code, due,"
                    + " opened_at, opened_by, changed_at, changed_by) SELECT " + ID
                    + ", gen_random_uuid(), b.category, b.unit, " + CONTENTS
                    + ", b.documents, b.status, b.lacking, b.due_code, b.due, b.opened_at, b.opened_by,"
                    + " b.changed_at - ?::bigint * interval '1 minute', b.changed_by FROM forms_base b",
            "INSERT INTO case_file_versions (case_file, version, unit, contents, deleted, changed_at, changed_by, reason)"
                    + " SELECT " + ID + ", 1, b.unit, " + CONTENTS
                    + ", false, b.changed_at - ?::bigint * interval '1 minute', b.changed_by, '' FROM forms_base b",
            // Odd ones stay odd: SubjectKeys tells the rare ones by that.
            "INSERT INTO subject_keys (case_file, keys) SELECT " + ID
                    + ", ARRAY(SELECT (hashint8extended(key, ?::bigint) & ~1) | (key & 1) FROM unnest(b.keys) AS key)"
                    + " FROM forms_base b");

    private FilledRecords() {}

    static void fill(Server server, Path folder, int records, long seed) throws Exception {
        long start = System.nanoTime();
        int imported = Math.min(records, IMPORTED);
        fillByImport(server, folder, imported, seed);
        if (records > imported) {
            try (Connection database = server.database()) {
                copy(database, records / imported - 1);
            }
        }
        try (Connection database = server.database()) {
            settle(database);
        }
        Benchmarks.progress(records + " records in " + Math.round(Parallel.since(start)) + " s");
    }

    /** Makes copies of all records that are there. */
    static void copy(Connection database, int copies) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(
                    "CREATE TABLE forms_base AS SELECT * FROM case_files JOIN subject_keys ON case_file = id");
        }
        for (int copy = 1; copy <= copies; copy++) {
            for (String sql : COPIES) {
                try (PreparedStatement insert = database.prepareStatement(sql)) {
                    int parameters = insert.getParameterMetaData().getParameterCount();
                    for (int i = 1; i <= parameters; i++) {
                        insert.setLong(i, copy);
                    }
                    insert.executeUpdate();
                }
            }
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP TABLE forms_base");
        }
    }

    private static void fillByImport(Server server, Path folder, int records, long seed) throws Exception {
        Path csv = FictionalRecords.csv(folder.resolve("rows.csv"), records, seed);
        Api officer = server.api("entry-officer", UNIT);
        String path =
                "/api/imports/" + officer.importFile(csv, "prisoner").path("id").asString();
        await(officer, path, "CHECKED");
        officer.post(path + "/confirm");
        await(officer, path, "DONE");
        Api analyst = server.api("analyst");
        while (analyst.json("/api/search?q=&kind=record&size=1")
                        .path("total")
                        .path("value")
                        .asInt()
                < records) {
            Thread.sleep(500);
        }
        Files.delete(csv);
    }

    private static void await(Api officer, String path, String state) throws IOException, InterruptedException {
        JsonNode now = officer.json(path);
        while (!now.path("state").asString().equals(state)) {
            if (now.path("state").asString().equals("FAILED")) {
                throw new IllegalStateException(now.toString());
            }
            Thread.sleep(500);
            now = officer.json(path);
        }
    }

    /** Signs an officer of the unit in, whose account is made when it is not there yet. */
    static WebSession officer(Server server) throws Exception {
        String password = Passwords.generate();
        try (Connection database = server.database();
                PreparedStatement insert = database.prepareStatement("""
                        INSERT INTO accounts (username, display_name, password_hash, roles, unit, disabled,
                            password_changed_at, must_change_password)
                        VALUES (?, 'Cán bộ Ví Dụ', ?, '{entry-officer}', ?, false, now(), false)
                        ON CONFLICT (username) DO UPDATE SET password_hash = excluded.password_hash""")) {
            insert.setString(1, OFFICER);
            insert.setString(2, new Passwords().encode(password));
            insert.setString(3, UNIT);
            insert.executeUpdate();
        }
        return server.signIn(OFFICER, password);
    }

    /** Some ids of records, from all over the register. */
    static List<String> ids(Server server, int wanted) throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection database = server.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id FROM case_files WHERE NOT deleted ORDER BY md5(id::text) LIMIT " + wanted)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** Plans are made from statistics, which autovacuum would make at some moment of the measurement. */
    static void settle(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }
}
