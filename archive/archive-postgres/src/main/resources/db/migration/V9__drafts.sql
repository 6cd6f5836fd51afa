-- Forms that people began and did not send yet. What was typed stands in two lists: the name of an input, and beside it one
-- of its values.
CREATE TABLE drafts (
    owner     text NOT NULL,
    form      uuid NOT NULL,
    case_file uuid NOT NULL,
    category  text NOT NULL,
    unit      text NOT NULL,
    event     text,
    based_on  bigint NOT NULL,
    names     text[] NOT NULL,
    typed     text[] NOT NULL,
    edit      bigint NOT NULL,
    saved_at  timestamptz NOT NULL,
    PRIMARY KEY (owner, form)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO ${app_role};
