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

-- One row per feed: how it is doing. `error` is NULL when the last poll went well.
CREATE OR REPLACE VIEW feed_health AS
SELECT
    feeds.feed_id, feeds.outlet, feeds.title, feeds.url,
    (SELECT count(DISTINCT entry.item_id) FROM core.entry AS entry WHERE entry.feed_id = feeds.feed_id) AS entries,
    arg_max(polls.outcome, polls.polled_at) AS outcome,
    arg_max(coalesce(polls.error, ''), polls.polled_at) AS last_error,
    nullif(last_error, '') AS error,
    max(polls.polled_at) FILTER (polls.error IS NULL) AS last_good_at,
    max(polls.polled_at) AS last_polled_at,
    arg_max(polls.next_due_at, polls.polled_at) AS next_due_at,
    count(polls.poll_id) AS n_polls
FROM feeds
LEFT JOIN polls USING (feed_id)
GROUP BY feeds.feed_id, feeds.outlet, feeds.title, feeds.url;
