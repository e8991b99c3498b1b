-- The versions of one article, newest first, by its id or an address of it.
SELECT
    versions.version_id, versions.article_id, versions.number, versions.outlet, versions.title, versions.text,
    article.url
FROM versions
JOIN core.article AS article USING (article_id)
WHERE versions.article_id = $article_id OR article.url = $address OR article.canonical_url = $address
ORDER BY versions.article_id, versions.number DESC;
