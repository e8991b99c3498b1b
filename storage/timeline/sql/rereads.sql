-- Articles that were read before: when first, when last, and the newest version that they have.
WITH readings AS (
    SELECT
        article_id, arg_max(link_id, read_at) AS link_id, arg_max(entry_id, read_at) AS entry_id,
        arg_max(url, read_at) AS url, min(read_at) AS first_read_at, max(read_at) AS last_read_at
    FROM core.reading
    WHERE outcome <> 'failed'
    GROUP BY article_id
)
SELECT
    readings.article_id, readings.link_id, readings.entry_id, readings.url AS link, readings.first_read_at,
    readings.last_read_at, article.outlet, article.feed_id,
    (
        SELECT max(entry.seen_at) FROM core.entry AS entry WHERE entry.link_id = readings.link_id
    ) AS last_listed_at
FROM readings
JOIN core.article AS article USING (article_id)
WHERE readings.first_read_at >= $since
ORDER BY readings.last_read_at, readings.article_id;
