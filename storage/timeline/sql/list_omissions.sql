-- Claims that texts of the story leave out: by how many of how many independent texts. Only a text known to be whole can
-- leave something out; a text that tells the claim counts as telling it whether it is whole or not. Told ones come first.
WITH at_time AS (
    -- The newest version of each article that was seen by then.
    SELECT *
    FROM core.relations_at($as_of)
    WHERE reference_id = $reference_id
        AND (is_current OR $as_of IS NOT NULL)
        AND ($as_of IS NULL OR first_seen_at <= $as_of)
    QUALIFY first_seen_at = max(first_seen_at) OVER (PARTITION BY article_id)
), assessed AS (
    SELECT claim_id, origin_id, bool_and(relation = 'absent') AS is_left_out, any_value(outlet ORDER BY outlet) AS outlet
    FROM at_time
    WHERE relation <> 'not_assessable'
    GROUP BY claim_id, origin_id
)
SELECT
    claims.claim_id, claims.text,
    count(*) FILTER (assessed.is_left_out) AS left_out_by,
    count(*) AS texts,
    list(DISTINCT assessed.outlet ORDER BY assessed.outlet) FILTER (assessed.is_left_out) AS outlets
FROM core.claims_at($as_of) AS claims
JOIN assessed USING (claim_id)
WHERE claims.reference_id = $reference_id
GROUP BY claims.claim_id, claims.text, claims.place
HAVING left_out_by > 0
ORDER BY left_out_by < texts DESC, left_out_by DESC, claims.place;
