-- For each article without an origin the settled ones, seen at $since or later, that may share its wording: at least
-- one in 64 of the hashes of the shorter sketch, less than which no copy has (an eighth, of sketches of which one may
-- hold an eighth of its hashes only).
WITH fresh AS (
    SELECT article_id AS fresh_id, len(sketch) AS n_fresh, unnest(sketch) AS hash
    FROM core.current_version
    ANTI JOIN core.origin_member USING (article_id)
), settled AS (
    SELECT current_version.*, member.origin_id
    FROM core.current_version AS current_version
    JOIN core.origin_member AS member USING (article_id)
    WHERE current_version.seen_at >= $since
), hashed AS (
    SELECT article_id, len(sketch) AS n_settled, unnest(sketch) AS hash FROM settled
), pairs AS (
    SELECT fresh.fresh_id, hashed.article_id
    FROM fresh
    JOIN hashed USING (hash)
    GROUP BY fresh.fresh_id, hashed.article_id, fresh.n_fresh, hashed.n_settled
    HAVING count(*) * 64 >= least(fresh.n_fresh, hashed.n_settled)
)
SELECT
    pairs.fresh_id, settled.article_id, settled.title, version_text.text, settled.sketch, settled.published_at,
    settled.outlet, settled.language, settled.origin_id, settled.seen_at AS first_seen_at
FROM pairs
JOIN settled USING (article_id)
JOIN core.version_text AS version_text ON version_text.version_id = settled.version_id AND version_text.seen_at >= $since
ORDER BY pairs.fresh_id, settled.published_at, settled.article_id;
