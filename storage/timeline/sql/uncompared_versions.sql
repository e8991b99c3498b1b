-- Current versions that these rules have not compared with this reference version yet, oldest first.
WITH uncompared AS (
    SELECT *
    FROM core.current_version AS current_version
    WHERE NOT EXISTS (
        SELECT 1 FROM core.comparison AS comparison
        WHERE comparison.version_id = current_version.version_id
            AND comparison.reference_id = $reference_id
            AND comparison.reference_version = $reference_version
            AND comparison.rules = $rules
    )
)
SELECT
    uncompared.version_id, uncompared.article_id, uncompared.outlet, uncompared.title, version_text.text,
    uncompared.status, uncompared.completeness, uncompared.language, uncompared.published_at,
    uncompared.seen_at AS first_seen_at
FROM uncompared
JOIN core.version_text AS version_text ON version_text.version_id = uncompared.version_id
ORDER BY uncompared.seen_at, uncompared.published_at, uncompared.version_id;
