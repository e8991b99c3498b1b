-- Feeds and how they are doing.
SELECT feed_id, outlet, title, url, entries, outcome, error, last_good_at, last_polled_at, next_due_at, n_polls
FROM feed_health
ORDER BY outlet, url;
