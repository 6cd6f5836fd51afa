package vn.tangthu.archive.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.subject.SubjectKeys;
import vn.tangthu.archive.subject.SubjectReader;

/** Writes new case files with their first versions and the work that is owed to them; within a transaction. */
final class InsertCaseFiles {
    /** One statement takes no more than this, however many there are. */
    private static final int ROWS_AT_ONCE = 2000;

    private static final int CHARACTERS_AT_ONCE = 4 << 20;

    // Case file, version and work in one statement: contents travel and are read once. Lists of a row come as one text,
    // since an array of arrays would have to be of equal lengths. Contents are cast one by one, twice as fast as
    // together.
    private static final String SQL = """
            WITH opened AS (
                INSERT INTO case_files (id, subject, category, unit, contents, documents, status, lacking, due_code, due,
                    opened_at, opened_by, changed_at, changed_by)
                SELECT id, subject, :category, :unit, contents::jsonb, string_to_array(documents, ',')::uuid[], status,
                    string_to_array(lacking, ','), due_code, due, :at, :by, :at, :by
                FROM unnest(:ids::uuid[], :subjects::uuid[], :contents::text[], :documents::text[], :statuses::text[],
                    :lacking::text[], :dueCodes::text[], :dues::date[])
                    AS f (id, subject, contents, documents, status, lacking, due_code, due)
                ON CONFLICT (id) DO NOTHING
                RETURNING id, contents),
            first AS (
                INSERT INTO case_file_versions (case_file, version, unit, contents, deleted, changed_at, changed_by, reason)
                SELECT id, 1, :unit, contents, false, :at, :by, '' FROM opened),
            keyed AS (
                INSERT INTO subject_keys (case_file, keys)
                SELECT k.id, string_to_array(k.keys, ',')::bigint[]
                FROM unnest(:ids::uuid[], :keys::text[]) AS k (id, keys) JOIN opened ON opened.id = k.id),
            owed AS (
                INSERT INTO work (kind, document, not_before) SELECT 'INDEX_RECORD', id, :at FROM opened
                ON CONFLICT (kind, document) DO UPDATE SET generation = work.generation + 1,
                    not_before = least(work.not_before, excluded.not_before))
            SELECT count(*) FROM opened""";

    private final Database database;
    private final SubjectReader subjects;

    InsertCaseFiles(Database database, SubjectReader subjects) {
        this.database = database;
        this.subjects = subjects;
    }

    /**
     * Passes over those whose id is there already.
     *
     * @param files all of one category and unit
     * @return how many were written
     */
    int apply(List<NewCaseFile> files, String by, Instant at) {
        // In one order everywhere, so that two that write the same ones wait for each other and not in a circle.
        SortedMap<CaseFileId, NewCaseFile> each = new TreeMap<>();
        files.forEach(file -> each.putIfAbsent(file.id(), file));
        List<NewCaseFile> ordered = List.copyOf(each.values());
        int written = 0;
        int next = 0;
        while (next < ordered.size()) {
            List<String> contents = new ArrayList<>();
            int characters = 0;
            while (next + contents.size() < ordered.size()
                    && contents.size() < ROWS_AT_ONCE
                    && characters < CHARACTERS_AT_ONCE) {
                contents.add(CaseContentsCodec.encode(
                        ordered.get(next + contents.size()).contents()));
                characters += contents.getLast().length();
            }
            written += insert(ordered.subList(next, next + contents.size()), contents, by, at);
            next += contents.size();
        }
        return written;
    }

    private int insert(List<NewCaseFile> files, List<String> contents, String by, Instant at) {
        // A plan for all of them would take the arrays for short and compare each row with each other one.
        return database.plannedAnew(SQL)
                .param("category", files.getFirst().category())
                .param("unit", files.getFirst().unit().value())
                .param("at", Columns.time(at))
                .param("by", by)
                .param("ids", texts(files, NewCaseFile::id))
                .param("subjects", texts(files, NewCaseFile::subject))
                .param("contents", contents.toArray(String[]::new))
                .param("documents", texts(files, file -> String.join(",", documents(file.contents()))))
                .param("keys", texts(files, file -> joined(subjects.keys(file.category(), file.contents()))))
                .param("statuses", texts(files, file -> file.standing().status()))
                .param(
                        "lacking",
                        texts(files, file -> String.join(",", file.standing().lacking())))
                .param("dueCodes", texts(files, file -> file.standing().dueCode()))
                .param("dues", texts(files, file -> file.standing().due()))
                .query(Integer.class)
                .single();
    }

    private static @Nullable String[] texts(
            List<NewCaseFile> files, Function<NewCaseFile, ? extends @Nullable Object> part) {
        return files.stream()
                .map(part)
                .map(value -> Objects.toString(value, null))
                .toArray(String[]::new);
    }

    static String joined(SubjectKeys keys) {
        return keys.values().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Each document once. */
    static String[] documents(CaseContents contents) {
        return contents.documents().stream()
                .map(CaseDocument::document)
                .distinct()
                .map(DocumentId::toString)
                .toArray(String[]::new);
    }
}
