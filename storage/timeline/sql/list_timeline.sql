-- The newest events that fit, then in order of time. NULL parameters do not filter, but changes of standing, which say
-- again what relations say, come only when they are asked for.
SELECT * EXCLUDE (newest)
FROM (
    SELECT
        happened_at, event, outlet, claim_id, what, quote, reason, topics, url, published_at, updated_at, first_seen_at,
        reference_id, row_number() OVER (
            ORDER BY
                happened_at DESC,
                list_position(
                    ['alert', 'standing', 'development', 'contradicts', 'updates', 'repeats', 'declared edit', 'silent edit'],
                    event
                ) NULLS LAST,
                outlet, reference_id, claim_id, what, quote, version_id
        ) AS newest
    FROM timeline
    WHERE ($topic IS NULL OR list_contains(topics, $topic))
        AND ($since IS NULL OR happened_at >= $since)
        AND ($until IS NULL OR happened_at < $until)
        AND (event = $event OR ($event IS NULL AND event <> 'standing'))
        AND ($outlet IS NULL OR contains(lower(outlet), lower($outlet)))
        AND ($claim IS NULL OR claim_id = $claim)
)
WHERE newest <= $most
ORDER BY happened_at, newest DESC;
