-- Adds the given rows whose key is not there yet. The two names come from a closed list in database.py.
INSERT INTO core.{table} BY NAME
SELECT fresh.*
FROM (SELECT r.* FROM (SELECT unnest(from_json($rows, $shape)) AS r)) AS fresh
ANTI JOIN core.{table} AS known ON known.{key} = fresh.{key};
