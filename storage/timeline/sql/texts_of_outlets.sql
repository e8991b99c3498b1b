-- Current texts of some outlets published since a time, as far as copies are concerned.
WITH wanted AS (
    SELECT *
    FROM core.current_version
    WHERE list_contains($outlets, outlet) AND coalesce(published_at, seen_at) >= $since
)
SELECT
    wanted.article_id, wanted.title, version_text.text, wanted.sketch, wanted.published_at, wanted.outlet,
    wanted.language, coalesce(member.origin_id, wanted.article_id) AS origin_id, wanted.seen_at AS first_seen_at
FROM wanted
JOIN core.version_text AS version_text ON version_text.version_id = wanted.version_id
LEFT JOIN core.origin_member AS member ON member.article_id = wanted.article_id
ORDER BY wanted.published_at, wanted.article_id;
