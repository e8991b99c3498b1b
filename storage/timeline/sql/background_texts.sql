-- The newest texts of one language: what word weights are read from.
WITH newest AS (
    SELECT version_id, seen_at
    FROM core.current_version
    WHERE language = $language
    ORDER BY seen_at DESC, version_id
    LIMIT $most
)
SELECT version_text.text
FROM newest
JOIN core.version_text AS version_text ON version_text.version_id = newest.version_id
ORDER BY newest.seen_at DESC, newest.version_id;
