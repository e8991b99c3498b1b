-- One reference as it was in force at a time; no row before it was known.
SELECT reference_id, reference_version, title, text, url, outlet, published_at, language
FROM core.references_at($as_of)
WHERE reference_id = $reference_id;
