-- The system of record. The owner of these tables runs the migrations; ${app_role} is what the program works as.

CREATE TABLE units (
    code     text PRIMARY KEY,
    position bigint GENERATED ALWAYS AS IDENTITY,
    kind     text NOT NULL,
    parent   text REFERENCES units,
    name_vi  text NOT NULL,
    name_en  text NOT NULL
);

CREATE TABLE accounts (
    username             text PRIMARY KEY CHECK (username = lower(username)),
    display_name         text NOT NULL,
    password_hash        text NOT NULL,
    roles                text[] NOT NULL,
    unit                 text NOT NULL,
    disabled             boolean NOT NULL DEFAULT false,
    failed_sign_ins      integer NOT NULL DEFAULT 0,
    failed_since         timestamptz,
    locked_until         timestamptz,
    password_changed_at  timestamptz NOT NULL,
    must_change_password boolean NOT NULL
);

CREATE TABLE api_tokens (
    id           uuid PRIMARY KEY,
    name         text NOT NULL,
    token_hash   bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    roles        text[] NOT NULL,
    unit         text NOT NULL,
    purpose      text NOT NULL,
    created_by   text NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- A document. What was read of its bytes is kept in readings and pages; the counts are repeated here because lists and
-- the coverage line need them for a million documents at once.
CREATE TABLE documents (
    id             uuid PRIMARY KEY,
    arrival        bigint GENERATED ALWAYS AS IDENTITY,
    sha256         bytea NOT NULL CHECK (octet_length(sha256) = 32),
    size           bigint NOT NULL,
    file_name      text NOT NULL,
    media_type     text NOT NULL,
    state          text NOT NULL,
    read_completely boolean NOT NULL DEFAULT false,
    copies         text[] NOT NULL,
    pages          integer NOT NULL DEFAULT 0,
    pages_read     integer NOT NULL DEFAULT 0,
    poor_pages     integer NOT NULL DEFAULT 0,
    poor           boolean GENERATED ALWAYS AS (poor_pages > 0) STORED,
    failure_code   text,
    failure_page   integer,
    failure_detail text,
    parent         uuid,
    path_in_parent text,
    version        bigint NOT NULL DEFAULT 1,
    received_at    timestamptz NOT NULL,
    received_by    text NOT NULL,
    category       text NOT NULL,
    unit           text NOT NULL,
    type           text NOT NULL,
    number         text,
    document_date  date,
    document_year  integer GENERATED ALWAYS AS (extract(year FROM document_date)::integer) STORED,
    issuer         text,
    person         text,
    note           text
);
CREATE INDEX documents_newest ON documents (received_at DESC, id DESC);
CREATE INDEX documents_newest_of_unit ON documents (unit, received_at DESC, id DESC);
CREATE INDEX documents_newest_of_receiver ON documents (received_by, received_at DESC, id DESC);
CREATE INDEX documents_unfinished ON documents (state, received_at DESC, id DESC) WHERE state <> 'SEARCHABLE';
CREATE INDEX documents_of_bytes ON documents (sha256, arrival);
CREATE INDEX documents_of_parent ON documents (parent, received_at DESC, id DESC) WHERE parent IS NOT NULL;
-- Coverage and figures are answered from this index alone. All are key columns, because only then equal ones are kept once.
CREATE INDEX documents_figures ON documents (unit, category, type, document_year, state, poor, pages);
CREATE INDEX documents_read ON documents (id) WHERE read_completely;

CREATE TABLE metadata_versions (
    document      uuid NOT NULL REFERENCES documents,
    version       bigint NOT NULL,
    category      text NOT NULL,
    unit          text NOT NULL,
    type          text NOT NULL,
    number        text,
    document_date date,
    issuer        text,
    person        text,
    note          text,
    changed_at    timestamptz NOT NULL,
    changed_by    text NOT NULL,
    reason        text NOT NULL,
    PRIMARY KEY (document, version)
);

-- What was read belongs to the bytes: all documents over the same object share it.
CREATE TABLE readings (
    sha256     bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    media_type text NOT NULL,
    pages      integer NOT NULL
);

CREATE TABLE pages (
    sha256         bytea NOT NULL CHECK (octet_length(sha256) = 32),
    number         integer NOT NULL,
    text           text NOT NULL,
    words          text NOT NULL,
    width          integer NOT NULL,
    height         integer NOT NULL,
    source         text NOT NULL,
    confidence     real NOT NULL,
    image          bytea NOT NULL CHECK (octet_length(image) = 32),
    failure_code   text,
    failure_page   integer,
    failure_detail text,
    poor           boolean NOT NULL,
    PRIMARY KEY (sha256, number)
);

-- Much faster than the default, but not every build of PostgreSQL has it.
DO $$
BEGIN
    ALTER TABLE pages ALTER COLUMN text SET COMPRESSION lz4, ALTER COLUMN words SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'This PostgreSQL has no lz4: pages are kept with its default compression';
END
$$;

CREATE TABLE work (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind               text NOT NULL,
    document           uuid NOT NULL,
    not_before         timestamptz NOT NULL,
    attempts           integer NOT NULL DEFAULT 0,
    generation         bigint NOT NULL DEFAULT 0,
    claimed_generation bigint NOT NULL DEFAULT 0,
    worker             text,
    leased_until       timestamptz,
    UNIQUE (kind, document)
);
CREATE INDEX work_due ON work (kind, not_before, id);

CREATE TABLE audit_entries (
    sequence      bigint PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    roles         text NOT NULL,
    unit          text NOT NULL,
    purpose       text,
    reference     text,
    channel       text NOT NULL,
    request       text NOT NULL,
    action        text NOT NULL,
    object        text,
    detail_keys   text[] NOT NULL,
    detail_values text[] NOT NULL,
    previous      bytea NOT NULL,
    hash          bytea NOT NULL
);
CREATE INDEX audit_entries_actor ON audit_entries (actor, sequence DESC);
CREATE INDEX audit_entries_action ON audit_entries (action, sequence DESC);
CREATE INDEX audit_entries_object ON audit_entries (object, sequence DESC) WHERE object IS NOT NULL;
CREATE INDEX audit_entries_at ON audit_entries (at);

-- The end of the trail: one row, whose lock puts concurrent writers in order.
CREATE TABLE audit_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    sequence bigint NOT NULL,
    hash     bytea NOT NULL
);
INSERT INTO audit_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_entries_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_is_kept BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER metadata_versions_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON metadata_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON units, metadata_versions, audit_entries TO ${app_role};
GRANT SELECT, UPDATE ON audit_head TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON accounts, api_tokens, documents, readings, pages TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON work TO ${app_role};
