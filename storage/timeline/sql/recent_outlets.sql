-- Outlets with a readable text published since a time.
SELECT DISTINCT outlet FROM core.current_version WHERE coalesce(published_at, seen_at) >= $since ORDER BY outlet;
