-- Addresses that a feed listed and nobody read yet, the newest listing of each, oldest first.
-- What was screened out by the same rules stays out; a failed reading is tried again from $retry_before on, $tries times.
WITH read_before AS (
    SELECT link_id, count(*) AS n_readings, max(read_at) AS last_read_at, bool_or(outcome <> 'failed') AS is_settled
    FROM core.reading
    GROUP BY link_id
)
SELECT
    entry.entry_id, entry.link_id, entry.link, entry.title, entry.summary, entry.published_at, entry.seen_at,
    entry.feed_id, feeds.outlet, feeds.language
FROM core.entry AS entry
JOIN feeds USING (feed_id)
LEFT JOIN read_before USING (link_id)
LEFT JOIN core.screening AS screening
    ON screening.entry_id = entry.entry_id AND screening.rules = $rules AND NOT screening.is_kept
WHERE entry.link_id IS NOT NULL
    AND screening.entry_id IS NULL
    AND (
        read_before.link_id IS NULL
        OR (NOT read_before.is_settled AND read_before.n_readings < $tries AND read_before.last_read_at <= $retry_before)
    )
QUALIFY row_number() OVER (PARTITION BY entry.link_id ORDER BY entry.seen_at DESC, entry.entry_id) = 1
ORDER BY entry.seen_at, entry.published_at, entry.entry_id
LIMIT $most;
