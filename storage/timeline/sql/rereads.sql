-- Articles whose page first came at $since or later: by which address, when first, when last, and how often it failed
-- since then.
WITH came AS (
    SELECT article_id, min(read_at) AS first_read_at, max(read_at) AS last_read_at
    FROM core.reading
    WHERE outcome <> 'failed'
    GROUP BY article_id
    HAVING first_read_at >= $since
), tried AS (
    SELECT
        reading.article_id, max(reading.read_at) AS last_tried_at,
        count(*) FILTER (reading.outcome = 'failed' AND reading.read_at > came.last_read_at) AS n_failed
    FROM core.reading AS reading
    JOIN came USING (article_id)
    WHERE reading.read_at >= $since
    GROUP BY reading.article_id
), newest AS (
    SELECT article_id, link_id, entry_id, url
    FROM core.reading
    WHERE outcome <> 'failed' AND read_at >= $since
    QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY read_at DESC, link_id) = 1
), listed AS (
    SELECT link_id, max(seen_at) AS last_listed_at FROM core.entry GROUP BY link_id
)
SELECT
    newest.article_id, newest.link_id, newest.entry_id, newest.url AS link, came.first_read_at, came.last_read_at,
    tried.last_tried_at, tried.n_failed, article.outlet, article.feed_id, entry.published_at,
    coalesce(entry.summary, '') AS summary, listed.last_listed_at
FROM came
JOIN newest USING (article_id)
JOIN tried USING (article_id)
JOIN core.article AS article USING (article_id)
LEFT JOIN listed USING (link_id)
LEFT JOIN core.entry AS entry ON entry.entry_id = newest.entry_id
ORDER BY came.last_read_at, newest.article_id;
