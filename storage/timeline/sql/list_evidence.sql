-- What current versions do to the claims of one reference, the surest first within each claim and relation. What is less
-- sure than .5 counts as a mention, as it does for standings.
WITH at_time AS (
    -- The newest version of each article that was seen by then.
    SELECT *
    FROM core.relations_at($as_of)
    WHERE reference_id = $reference_id
        AND (is_current OR $as_of IS NOT NULL)
        AND ($as_of IS NULL OR first_seen_at <= $as_of)
    QUALIFY first_seen_at = max(first_seen_at) OVER (PARTITION BY article_id)
)
SELECT
    claim_id, CASE WHEN confidence < 0.5 THEN 'mentions' ELSE relation END AS relation, confidence, quote, old_value,
    new_value, stage, speaker, reason, outlet, title, url, published_at, first_seen_at, origin_id, article_id, version_id,
    language
FROM at_time
WHERE at_time.relation IN ('repeats', 'updates', 'contradicts', 'mentions')
    AND ($claim IS NULL OR claim_id = $claim)
    AND ($outlet IS NULL OR contains(lower(outlet), lower($outlet)))
    AND ($since IS NULL OR coalesce(published_at, first_seen_at) >= $since)
ORDER BY claim_id, 2, confidence DESC, published_at, version_id;
