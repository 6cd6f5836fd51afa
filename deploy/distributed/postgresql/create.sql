-- Run once by the database's administrator: psql -v owner_password=… -v app_password=… -f create.sql
-- The owner prepares the schema; the services work as tangthu_app, which cannot change the audit trail.
CREATE ROLE tangthu_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tangthu_app LOGIN PASSWORD :'app_password';
CREATE DATABASE tangthu OWNER tangthu_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE tangthu FROM PUBLIC;
GRANT CONNECT ON DATABASE tangthu TO tangthu_app;
