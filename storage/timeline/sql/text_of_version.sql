-- The text of one version.
SELECT text FROM core.version_text WHERE version_id = $version_id;
