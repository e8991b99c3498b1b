-- Developments of one reference: pinned ones, then those of most origins first, then those told at the head of a text, newest first.
SELECT
    development_id, reference_id, text, origins, outlets, is_tracked, first_outlet, first_said_at, first_seen_at,
    novelty, url, is_pinned
FROM developments
WHERE ($reference_id IS NULL OR reference_id = $reference_id)
    AND ($since IS NULL OR first_seen_at >= $since)
ORDER BY is_pinned DESC, origins DESC, place < 250 DESC, first_said_at DESC, novelty DESC, development_id
LIMIT $most;
