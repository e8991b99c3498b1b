-- One row per feed address, as the watch folder last described it.
CREATE OR REPLACE VIEW feeds AS
SELECT feed_id, url, title, outlet, country, language, owner, seen_at AS known_since
FROM core.feed
QUALIFY row_number() OVER (PARTITION BY feed_id ORDER BY seen_at DESC, record_id) = 1;

-- One row per poll of a feed: what was asked and what came back.
CREATE OR REPLACE VIEW polls AS
SELECT
    poll.poll_id, poll.feed_id, feeds.outlet, feeds.url, poll.polled_at, poll.outcome, poll.http_status, poll.n_entries,
    poll.n_new, poll.error_kind, poll.error, poll.is_gap, poll.moved_to, poll.warnings, poll.n_bytes, poll.elapsed_ms,
    poll.next_due_at
FROM core.poll AS poll
JOIN feeds USING (feed_id);

-- One row per feed: how it is doing. `error` is NULL when the last poll went well, `next_due_at` when it is given up.
CREATE OR REPLACE VIEW feed_health AS
WITH last AS (
    SELECT feed_id, outcome, error, polled_at, next_due_at
    FROM core.poll
    QUALIFY row_number() OVER (PARTITION BY feed_id ORDER BY polled_at DESC, poll_id) = 1
), counted AS (
    SELECT feed_id, max(polled_at) FILTER (error IS NULL) AS last_good_at, count(*) AS n_polls
    FROM core.poll
    GROUP BY feed_id
)
SELECT
    feeds.feed_id, feeds.outlet, feeds.title, feeds.url,
    (SELECT count(DISTINCT entry.item_id) FROM core.entry AS entry WHERE entry.feed_id = feeds.feed_id) AS entries,
    last.outcome, last.error, counted.last_good_at, last.polled_at AS last_polled_at, last.next_due_at,
    coalesce(counted.n_polls, 0) AS n_polls
FROM feeds
LEFT JOIN last USING (feed_id)
LEFT JOIN counted USING (feed_id);
