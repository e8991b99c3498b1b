-- Versions that were compared with an earlier text of a reference.
SELECT DISTINCT version_id
FROM core.comparison
WHERE reference_id = $reference_id AND reference_version <> $reference_version
ORDER BY version_id;
