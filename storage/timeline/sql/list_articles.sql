-- Articles, newest first.
SELECT
    article_id, outlet, title, status, completeness, language, published_at, first_seen_at, n_versions, n_words, topics,
    copy_of, origin_id, story_id, canonical_url, reasons, error
FROM articles
WHERE ($topic IS NULL OR list_contains(topics, $topic))
    AND ($outlet IS NULL OR contains(lower(outlet), lower($outlet)))
    AND ($status IS NULL OR status = $status)
ORDER BY coalesce(published_at, first_seen_at) DESC, article_id
LIMIT $most;
