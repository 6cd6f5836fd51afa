-- A document shows nothing of what was read of its bytes for another until its own reading began. Those that are there
-- already go on showing what they show.
ALTER TABLE documents ADD COLUMN started boolean NOT NULL DEFAULT true;
ALTER TABLE documents ALTER COLUMN started SET DEFAULT false;
