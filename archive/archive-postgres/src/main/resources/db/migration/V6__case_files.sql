-- Structured records, and units that end. What a unit kept is its successors' from then on.
ALTER TABLE units
    ADD COLUMN valid_from  date,
    ADD COLUMN valid_until date,
    ADD COLUMN successors  text[] NOT NULL DEFAULT '{}';

-- A case file as it stands. Contents are {"f": {field: [values]}, "e": [events], "d": [documents]}; where it stands and which
-- documents belong to it follows from them, and is repeated in columns because lists and figures ask for it.
CREATE TABLE case_files (
    id         uuid PRIMARY KEY,
    subject    uuid NOT NULL,
    category   text NOT NULL,
    unit       text NOT NULL,
    version    bigint NOT NULL DEFAULT 1,
    contents   jsonb NOT NULL,
    documents  uuid[] NOT NULL,
    status     text NOT NULL,
    lacking    text[] NOT NULL,
    incomplete boolean GENERATED ALWAYS AS (cardinality(lacking) > 0) STORED,
    due_code   text,
    due        date,
    deleted    boolean NOT NULL DEFAULT false,
    opened_at  timestamptz NOT NULL,
    opened_by  text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    CHECK ((due_code IS NULL) = (due IS NULL))
);
-- Rising, though lists fall: new rows come at the end, which is faster than at the beginning, and lists read backwards.
CREATE INDEX case_files_newest ON case_files (changed_at, id) WHERE NOT deleted;
CREATE INDEX case_files_newest_of_unit ON case_files (unit, changed_at, id) WHERE NOT deleted;
CREATE INDEX case_files_deleted ON case_files (unit, changed_at, id) WHERE deleted;
-- Counts are answered from this index alone, and lists of whatever is rare among its columns. Equal ones are kept once.
CREATE INDEX case_files_figures ON case_files (unit, category, status, incomplete, due) WHERE NOT deleted;
CREATE INDEX case_files_of_subject ON case_files (subject);
CREATE INDEX case_files_of_document ON case_files USING gin (documents) WHERE documents <> '{}';
-- What was written last is kept apart and sorted in later; more at once is faster, and less to look through is faster to find.
CREATE INDEX case_files_values ON case_files USING gin ((contents -> 'f') jsonb_path_ops)
    WITH (gin_pending_list_limit = 16384);

-- Without a foreign key: nobody may remove a case file, and its check would cost an eighth of an import.
CREATE TABLE case_file_versions (
    case_file  uuid NOT NULL,
    version    bigint NOT NULL,
    unit       text NOT NULL,
    contents   jsonb NOT NULL,
    deleted    boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    reason     text NOT NULL,
    PRIMARY KEY (case_file, version)
);
CREATE TRIGGER case_file_versions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON case_file_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As for pages: not every build of PostgreSQL has it.
DO $$
BEGIN
    ALTER TABLE case_files ALTER COLUMN contents SET COMPRESSION lz4;
    ALTER TABLE case_file_versions ALTER COLUMN contents SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'This PostgreSQL has no lz4: case files are kept with its default compression';
END
$$;

GRANT UPDATE (valid_from, valid_until, successors) ON units TO ${app_role};
GRANT SELECT, INSERT ON case_files, case_file_versions TO ${app_role};
GRANT UPDATE (subject, unit, version, contents, documents, status, lacking, due_code, due, deleted, changed_at, changed_by)
    ON case_files TO ${app_role};
