-- What was polled, read, folded and not read, since a time (NULL: ever).
SELECT
    (SELECT count(*) FROM polls WHERE $since IS NULL OR polled_at >= $since) AS polls,
    (SELECT count(DISTINCT feed_id) FROM polls WHERE $since IS NULL OR polled_at >= $since) AS feeds,
    (SELECT count(DISTINCT item_id) FROM core.entry WHERE $since IS NULL OR seen_at >= $since) AS entries,
    (
        SELECT count(DISTINCT link_id) FROM core.screening
        WHERE NOT is_kept AND ($since IS NULL OR screened_at >= $since)
    ) AS screened_out,
    (SELECT count(*) FROM articles WHERE n_versions > 0 AND ($since IS NULL OR first_seen_at >= $since)) AS read_whole,
    (
        SELECT count(*) FROM articles WHERE copy_of IS NOT NULL AND ($since IS NULL OR first_seen_at >= $since)
    ) AS folded,
    (
        SELECT count(DISTINCT origin_id) FROM articles WHERE n_versions > 0 AND ($since IS NULL OR first_seen_at >= $since)
    ) AS origins,
    (SELECT count(*) FROM edits WHERE $since IS NULL OR first_seen_at >= $since) AS edits,
    (SELECT count(*) FROM alerts WHERE $since IS NULL OR decided_at >= $since) AS alerts;
