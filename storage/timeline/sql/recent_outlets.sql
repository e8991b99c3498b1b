-- Outlets with a readable text published since a time.
SELECT DISTINCT outlet FROM versions WHERE is_current AND coalesce(published_at, first_seen_at) >= $since ORDER BY outlet;
