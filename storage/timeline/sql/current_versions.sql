-- The newest version of each of the given articles.
WITH wanted AS (
    SELECT
        version_id, article_id, title, updated_at, seen_at, count(*) OVER (PARTITION BY article_id) AS number
    FROM core.version
    WHERE article_id IN (SELECT unnest($article_ids))
    QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY seen_at DESC, version_id DESC) = 1
)
SELECT
    wanted.version_id, wanted.article_id, wanted.number, wanted.title, version_text.text, wanted.updated_at,
    wanted.seen_at AS first_seen_at
FROM wanted
JOIN core.version_text AS version_text ON version_text.version_id = wanted.version_id
ORDER BY wanted.article_id;
