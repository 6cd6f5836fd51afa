-- Run once by the database's administrator. The two passwords stand in files that he alone can read (chmod 600), one line each;
-- on the command line are only their names:
--   psql -v owner_password_file=/FOLDER/owner-password -v app_password_file=/FOLDER/database-password -f create.sql
-- The owner prepares the schema; the services work as tangthu_app, which cannot change the audit trail.
\set ON_ERROR_STOP on
-- Neither the server's log nor the activity of others shows the passwords, and only SCRAM verifiers are kept.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET track_activities = off;
SET password_encryption = 'scram-sha-256';

\set owner_password `cat :'owner_password_file'`
\set app_password `cat :'app_password_file'`
SELECT length(:'owner_password') >= 12 AND length(:'app_password') >= 12 AND :'owner_password' <> :'app_password' AS fit \gset
\if :fit
\else
    \warn 'Hai tệp mật khẩu: mỗi tệp ít nhất 12 ký tự, khác nhau. / Two password files: 12 characters or more each, and not the same.'
    -- An exit code that is not 0; nothing has been made.
    SELECT 1 / 0 AS "no fit passwords";
\endif

CREATE ROLE tangthu_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tangthu_app LOGIN PASSWORD :'app_password';
RESET track_activities;
SELECT bool_and(rolpassword LIKE 'SCRAM-SHA-256$%') AS scram
    FROM pg_authid WHERE rolname IN ('tangthu_owner', 'tangthu_app') \gset
\if :scram
\else
    \warn 'Máy chủ không lưu mật khẩu dạng SCRAM. / The server does not keep the passwords as SCRAM verifiers.'
    DROP ROLE tangthu_owner, tangthu_app;
    SELECT 1 / 0 AS "no SCRAM";
\endif

CREATE DATABASE tangthu OWNER tangthu_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE tangthu FROM PUBLIC;
GRANT CONNECT ON DATABASE tangthu TO tangthu_app;
