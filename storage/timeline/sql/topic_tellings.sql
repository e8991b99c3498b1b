-- Articles about a topic since $since, by the rules in force: when each was first told, and the text that it folds into
-- (NULL: not settled yet). A page that tells only the day was told when we saw it. Only of feeds that were watched at
-- $watched_from already, and only what they told while they were: what a new feed brings at once is no news.
WITH started AS (
    SELECT feed_id, min(polled_at) AS started_at FROM core.poll WHERE outcome IN ('new', 'unchanged') GROUP BY feed_id
), told AS (
    SELECT
        current_version.version_id, current_version.article_id, current_version.outlet, started.started_at,
        CASE
            WHEN current_version.published_precision = 'minute'
                THEN least(current_version.published_at, article.first_seen_at)
            ELSE article.first_seen_at
        END AS said_at
    FROM core.current_version AS current_version
    JOIN core.article AS article USING (article_id)
    JOIN started ON started.feed_id = article.feed_id
    JOIN core.topic_match AS topic_match
        ON topic_match.version_id = current_version.version_id AND topic_match.rules = $rules
    WHERE topic_match.topic_id = $topic_id
)
SELECT told.version_id, told.article_id, member.origin_id, told.outlet, told.said_at
FROM told
LEFT JOIN core.origin_member AS member USING (article_id)
WHERE told.said_at >= $since AND told.said_at >= told.started_at AND told.started_at <= $watched_before
ORDER BY told.said_at, told.version_id;
