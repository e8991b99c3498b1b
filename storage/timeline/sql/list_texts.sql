-- The newest texts of articles, newest article first.
SELECT versions.article_id, versions.outlet, versions.title, versions.text, versions.language, versions.published_at,
    versions.first_seen_at, article.url
FROM versions
JOIN core.article AS article USING (article_id)
WHERE versions.is_current
    AND versions.text IS NOT NULL
    AND ($since IS NULL OR coalesce(versions.published_at, versions.first_seen_at) >= $since)
ORDER BY coalesce(versions.published_at, versions.first_seen_at) DESC, versions.article_id;
