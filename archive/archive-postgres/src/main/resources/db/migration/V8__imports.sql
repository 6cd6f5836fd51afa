-- A million rows may wait to be indexed. With room in their pages, to claim one does not touch the indexes.
ALTER TABLE work SET (fillfactor = 50);

-- Files of records on their way into the register. Rows are dealt with in portions; how far it went stands here and is
-- written with the rows themselves.
CREATE TABLE imports (
    id                uuid PRIMARY KEY,
    category          text NOT NULL,
    unit              text NOT NULL,
    sha256            bytea NOT NULL CHECK (octet_length(sha256) = 32),
    file_name         text NOT NULL,
    size              bigint NOT NULL,
    state             text NOT NULL,
    actor             text NOT NULL,
    actor_roles       text[] NOT NULL,
    actor_unit        text NOT NULL,
    purpose           text,
    reference         text,
    channel           text NOT NULL,
    request           text NOT NULL,
    format            text,
    encoding          text,
    other_sheets      text[],
    headings          text[],
    failure_code      text,
    failures_vi       text[],
    failures_en       text[],
    checked_good      integer NOT NULL DEFAULT 0,
    checked_bad       integer NOT NULL DEFAULT 0,
    checked_same      integer NOT NULL DEFAULT 0,
    written_good      integer NOT NULL DEFAULT 0,
    written_bad       integer NOT NULL DEFAULT 0,
    written_same      integer NOT NULL DEFAULT 0,
    position          integer NOT NULL DEFAULT 0,
    run_since         timestamptz NOT NULL,
    run_from          integer NOT NULL DEFAULT 0,
    sent_at           timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL
);
CREATE INDEX imports_newest ON imports (sent_at DESC, id DESC);
CREATE INDEX imports_newest_of_unit ON imports (unit, sent_at DESC, id DESC);

-- Rows that come back: their cells as they were read, and for each finding an entry in every one of the other arrays.
CREATE TABLE import_rejects (
    import  uuid NOT NULL REFERENCES imports,
    pass    text NOT NULL,
    number  integer NOT NULL,
    cells   text[] NOT NULL,
    places  integer[] NOT NULL,
    fields  text[] NOT NULL,
    codes   text[] NOT NULL,
    why_vi  text[] NOT NULL,
    why_en  text[] NOT NULL,
    PRIMARY KEY (import, pass, number)
);

-- The same by reason, so that nobody has to count a million rows to show what is wrong with them.
CREATE TABLE import_reasons (
    import   uuid NOT NULL REFERENCES imports,
    pass     text NOT NULL,
    kind     text NOT NULL,
    place    integer NOT NULL,
    field    text NOT NULL,
    code     text NOT NULL,
    why_vi   text NOT NULL,
    why_en   text NOT NULL,
    rows     integer NOT NULL,
    examples integer[] NOT NULL,
    PRIMARY KEY (import, pass, kind)
);

GRANT SELECT, INSERT, UPDATE ON imports TO ${app_role};
GRANT SELECT, INSERT, DELETE ON import_rejects TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON import_reasons TO ${app_role};
