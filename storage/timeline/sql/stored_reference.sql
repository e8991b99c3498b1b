-- The newest version of one reference.
SELECT reference_id, reference_version, title, text, url, outlet, published_at, language
FROM core.reference
WHERE reference_id = $reference_id
QUALIFY row_number() OVER (ORDER BY seen_at DESC, record_id) = 1;
