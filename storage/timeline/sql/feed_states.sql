-- What the last poll of each feed left behind.
SELECT
    feed_id, polled_at, outcome, etag, last_modified, body_hash, digests, n_errors, interval_s, next_due_at
FROM core.poll
QUALIFY row_number() OVER (PARTITION BY feed_id ORDER BY polled_at DESC, poll_id) = 1
ORDER BY feed_id;
