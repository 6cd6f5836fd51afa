-- What several processes share, and what they must agree on before they start.

-- Written by whoever brings the schema up to date; a service of another version does not start.
CREATE TABLE installation (
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    schema_version  text NOT NULL,
    product_version text NOT NULL,
    prepared_at     timestamptz NOT NULL
);

CREATE TABLE recurring_jobs (
    job          text PRIMARY KEY,
    due          timestamptz NOT NULL,
    run          bigint NOT NULL DEFAULT 0,
    hurried      boolean NOT NULL DEFAULT false,
    holder       text,
    leased_until timestamptz
);

-- Keys are digests: addresses of people are not kept.
CREATE TABLE rate_limits (
    key    bytea PRIMARY KEY CHECK (octet_length(key) = 32),
    since  timestamptz NOT NULL,
    held   integer NOT NULL,
    passed integer NOT NULL
);
CREATE INDEX rate_limits_since ON rate_limits (since);

GRANT SELECT ON installation TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON recurring_jobs TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO ${app_role};
