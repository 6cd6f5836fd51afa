-- How far a recurring job had come that was cut off, such as reading every copy.
ALTER TABLE recurring_jobs ADD COLUMN reached text NOT NULL DEFAULT '';
