-- The newest texts of one language: what word weights are read from.
SELECT text
FROM versions
WHERE is_current AND language = $language
ORDER BY first_seen_at DESC, version_id
LIMIT $most;
