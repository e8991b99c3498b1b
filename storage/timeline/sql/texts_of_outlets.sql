-- Current texts of some outlets published since a time, as far as copies are concerned.
SELECT
    versions.article_id, versions.title, versions.text, version.sketch, versions.published_at, versions.outlet,
    versions.language, coalesce(member.origin_id, versions.article_id) AS origin_id, versions.first_seen_at
FROM core.version AS version
JOIN versions ON versions.version_id = version.version_id AND versions.is_current
LEFT JOIN core.origin_member AS member ON member.article_id = versions.article_id
WHERE list_contains($outlets, versions.outlet) AND coalesce(versions.published_at, versions.first_seen_at) >= $since
ORDER BY versions.published_at, versions.article_id;
