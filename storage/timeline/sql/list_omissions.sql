-- Claims that whole texts of the same story leave out: by how many of how many, origins not copies.
WITH whole AS (
    SELECT claim_id, relation, origin_id, outlet
    FROM relations
    WHERE reference_id = $reference_id
        AND is_current
        AND relation IN ('repeats', 'updates', 'contradicts', 'mentions', 'absent')
        AND ($as_of IS NULL OR first_seen_at <= $as_of)
        AND version_id IN (
            SELECT version_id FROM relations WHERE reference_id = $reference_id AND relation = 'absent'
        )
)
SELECT
    claims.claim_id, claims.text,
    count(DISTINCT whole.origin_id) FILTER (whole.relation = 'absent') AS left_out_by,
    count(DISTINCT whole.origin_id) AS whole_texts,
    list(DISTINCT whole.outlet ORDER BY whole.outlet) FILTER (whole.relation = 'absent') AS outlets
FROM claims
JOIN whole USING (claim_id)
WHERE claims.reference_id = $reference_id
GROUP BY claims.claim_id, claims.text, claims.place
HAVING left_out_by > 0
ORDER BY left_out_by DESC, claims.place;
