-- The views that were made, as hashes of their texts, the newest last.
SELECT sha256 FROM schema_view ORDER BY rowid;
