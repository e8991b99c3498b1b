-- Since when feeds have been asked with success without a break of more than a day, seen from $now back to $since.
WITH hours AS (
    SELECT DISTINCT date_trunc('hour', polled_at) AS hour
    FROM core.poll
    WHERE outcome IN ('new', 'unchanged') AND polled_at BETWEEN $since AND $now
), steps AS (
    SELECT hour, lag(hour) OVER (ORDER BY hour) AS before FROM hours
)
SELECT max(hour) AS watched_from
FROM steps
WHERE before IS NULL OR hour - before > INTERVAL 1 DAY;
