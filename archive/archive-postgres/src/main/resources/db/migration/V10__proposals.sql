-- What people decided about values read from papers. What a paper and a record say may be about a person: it stands here and
-- not in the trail.
CREATE TABLE proposal_decisions (
    id           uuid PRIMARY KEY,
    case_file    uuid NOT NULL REFERENCES case_files,
    file_version bigint NOT NULL,
    document     uuid NOT NULL,
    page         integer NOT NULL,
    field        text NOT NULL,
    record_value text,
    read_value   text,
    verdict      text NOT NULL,
    right_value  text,
    reason       text NOT NULL,
    decided_at   timestamptz NOT NULL,
    decided_by   text NOT NULL
);
CREATE INDEX proposal_decisions_of_file ON proposal_decisions (case_file, decided_at DESC, id DESC);
CREATE TRIGGER proposal_decisions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON proposal_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON proposal_decisions TO ${app_role};
