-- The newest version of each of the given articles.
SELECT version_id, article_id, number, title, text, updated_at, first_seen_at
FROM versions
WHERE is_current AND list_contains($article_ids, article_id)
ORDER BY article_id;
