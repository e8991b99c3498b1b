-- Current versions that these rules have not compared with this reference version yet, oldest first.
SELECT
    versions.version_id, versions.article_id, versions.outlet, versions.title, versions.text, versions.status,
    versions.completeness, versions.language, versions.published_at, versions.first_seen_at
FROM versions
WHERE versions.is_current
    AND NOT EXISTS (
        SELECT 1 FROM core.comparison AS comparison
        WHERE comparison.version_id = versions.version_id
            AND comparison.reference_id = $reference_id
            AND comparison.reference_version = $reference_version
            AND comparison.rules = $rules
    )
ORDER BY versions.first_seen_at, versions.published_at, versions.version_id;
