-- Articles that could not be read, and why.
SELECT outlet, title, status, reasons, error, canonical_url
FROM articles
WHERE n_versions = 0 AND ($since IS NULL OR first_seen_at >= $since)
ORDER BY outlet, title;
