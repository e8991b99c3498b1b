-- The newest version of one reference.
SELECT
    reference_id, reference_version, title, text, url, outlet, published_at, language,
    coalesce(decisions, '') AS decisions
FROM core.reference_in_force
WHERE reference_id = $reference_id;
