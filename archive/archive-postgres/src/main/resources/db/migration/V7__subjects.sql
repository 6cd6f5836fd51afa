-- Which case files are about the same subject. The tie itself is case_files.subject; here is what people decided about it,
-- and what case files are found by that may be about the same one.

-- Made of the contents of a case file and written with them; SubjectKeys says what each digest stands for. Nothing refers to
-- it and all of it can be made again, so it has no foreign key, which would cost an import one look-up a row.
CREATE TABLE subject_keys (
    case_file uuid PRIMARY KEY,
    keys      bigint[] NOT NULL
);
-- As for values of case files: digests lie anywhere in it, so that each sorting in touches all of it.
CREATE INDEX subject_keys_shared ON subject_keys USING gin (keys) WITH (gin_pending_list_limit = 16384);

CREATE TABLE subject_decisions (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    reason     text NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by text NOT NULL
);

-- Every case file that a decision touched, with the subject that it was of before.
CREATE TABLE subject_decision_files (
    decision  bigint NOT NULL REFERENCES subject_decisions,
    case_file uuid NOT NULL REFERENCES case_files,
    part      integer NOT NULL,
    named     boolean NOT NULL,
    before    uuid NOT NULL,
    PRIMARY KEY (decision, case_file)
);
CREATE INDEX subject_decision_files_of_case_file ON subject_decision_files (case_file, decision);
CREATE INDEX subject_decision_files_of_subject ON subject_decision_files (before, decision);

CREATE TRIGGER subject_decisions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON subject_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER subject_decision_files_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON subject_decision_files
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON subject_keys TO ${app_role};
GRANT SELECT, INSERT ON subject_decisions, subject_decision_files TO ${app_role};
