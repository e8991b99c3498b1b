-- The version of each reference that is in force.
SELECT reference_id, reference_version FROM core.reference_in_force ORDER BY reference_id;
