-- The developments of one reference by their first wording.
SELECT development_id, text FROM core.development WHERE reference_id = $reference_id ORDER BY development_id;
