-- Articles with a readable version that have no origin yet, in the order in which they were published.
SELECT
    versions.article_id, versions.title, versions.text, version.sketch, versions.published_at, versions.outlet,
    versions.language, versions.first_seen_at
FROM core.version AS version
JOIN versions ON versions.version_id = version.version_id AND versions.is_current
ANTI JOIN core.origin_member AS member ON member.article_id = versions.article_id
ORDER BY coalesce(least(versions.published_at, versions.first_seen_at), versions.first_seen_at), versions.article_id;
