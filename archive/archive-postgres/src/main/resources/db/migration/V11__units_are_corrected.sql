-- What the catalogue says of a unit that is there already arrives with the next start.
GRANT UPDATE (kind, parent, name_vi, name_en) ON units TO ${app_role};
