-- Statements of one reference that what is new may join or move: those near in time to the statements of the articles
-- that were compared anew (or that belong to no development yet), and all of the developments that these belong to.
WITH fresh AS (
    SELECT min(said_at) - $reach AS since, max(said_at) + $reach AS until
    FROM core.statement_in_force
    WHERE reference_id = $reference_id
        AND (development_id IS NULL
            OR article_id IN (SELECT article_id FROM core.version WHERE version_id IN (SELECT unnest($versions))))
), near AS (
    SELECT statement.*
    FROM core.statement_in_force AS statement
    JOIN fresh ON statement.said_at BETWEEN fresh.since AND fresh.until
    WHERE statement.reference_id = $reference_id
)
SELECT
    statement_id, text, start_char, end_char, speaker, figures, novelty, version_id, outlet, url, first_seen_at,
    language, is_current, said_at, origin_id, development_id, relation, old_value, new_value, stage, told_by
FROM core.statement_in_force
WHERE reference_id = $reference_id
    AND (statement_id IN (SELECT statement_id FROM near)
        OR development_id IN (SELECT development_id FROM near WHERE development_id IS NOT NULL))
ORDER BY said_at, statement_id;
