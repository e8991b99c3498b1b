-- Each development of one reference: its first wording, the origins that told it, when first and last.
SELECT
    development.development_id, development.text,
    list(DISTINCT coalesce(member.origin_id, versions.article_id)) AS origin_ids,
    min(least(coalesce(versions.published_at, versions.first_seen_at), versions.first_seen_at)) AS first_at,
    max(least(coalesce(versions.published_at, versions.first_seen_at), versions.first_seen_at)) AS last_at
FROM core.development AS development
JOIN core.development_member AS grouped USING (development_id)
JOIN core.statement AS statement USING (statement_id)
SEMI JOIN core.comparison_in_force AS comparison ON comparison.comparison_id = statement.comparison_id
JOIN versions ON versions.version_id = statement.version_id
LEFT JOIN core.origin_member AS member ON member.article_id = versions.article_id
WHERE development.reference_id = $reference_id
GROUP BY development.development_id, development.text
ORDER BY first_at, development.development_id;
