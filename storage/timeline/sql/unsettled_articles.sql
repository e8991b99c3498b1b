-- Articles with a readable version that have no origin yet, in the order in which they were published. A page that
-- tells only the day may be as late as its end: it does not come before one that tells a minute of that day.
WITH unsettled AS (
    SELECT
        *,
        CASE published_precision WHEN 'day' THEN published_at + INTERVAL 1 DAY ELSE published_at END AS latest_at
    FROM core.version
    ANTI JOIN core.origin_member USING (article_id)
    QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY seen_at DESC, version_id DESC) = 1
)
SELECT
    unsettled.article_id, unsettled.title, version_text.text, unsettled.sketch, unsettled.published_at, article.outlet,
    unsettled.language, unsettled.seen_at AS first_seen_at
FROM unsettled
JOIN core.article AS article USING (article_id)
JOIN core.version_text AS version_text USING (version_id)
ORDER BY coalesce(least(unsettled.latest_at, unsettled.seen_at), unsettled.seen_at), unsettled.article_id;
