-- Claims by outlets, as of a time: the strongest thing that an outlet does to a claim, the newest of several alike.
-- `is_copy`: only copies of others' texts do it there. `own_origins` and `copies` count the outlet's texts.
WITH at_time AS (
    -- The newest version of each article that was seen by then.
    SELECT
        relations.*, coalesce(origins.kind, 'origin') <> 'origin' AS is_folded,
        least(coalesce(relations.published_at, relations.first_seen_at), relations.first_seen_at) AS said_at,
        CASE
            WHEN relations.confidence < 0.5 AND relations.relation IN ('repeats', 'updates', 'contradicts')
                THEN 'mentions'
            ELSE relations.relation
        END AS counted
    FROM core.relations_at($as_of) AS relations
    LEFT JOIN origins USING (article_id)
    WHERE relations.reference_id = $reference_id
        AND relations.is_current
), within AS (
    SELECT * FROM at_time WHERE $since IS NULL OR coalesce(published_at, first_seen_at) >= $since
), publishing AS (
    SELECT
        outlet, count(DISTINCT article_id) FILTER (NOT is_folded) AS own_origins,
        count(DISTINCT article_id) FILTER (is_folded) AS copies
    FROM within
    GROUP BY outlet
), ranked AS (
    SELECT
        *,
        list_position(
            ['contradicts', 'updates', 'repeats', 'mentions', 'absent', 'not_assessable'], counted
        ) AS rank,
        bool_and(is_folded) OVER (PARTITION BY claim_id, outlet, counted) AS is_copy
    FROM within
)
SELECT
    claims.claim_id, ranked.outlet, ranked.counted AS relation, ranked.is_copy, ranked.confidence, ranked.quote,
    ranked.old_value, ranked.new_value, ranked.stage, ranked.speaker, ranked.url, ranked.published_at,
    ranked.first_seen_at, ranked.origin_id, ranked.version_id, publishing.own_origins, publishing.copies
FROM ranked
JOIN publishing USING (outlet)
JOIN core.claims_at($as_of) AS claims
    ON claims.reference_id = ranked.reference_id
    AND claims.claim_id = ranked.claim_id
QUALIFY row_number() OVER (
    PARTITION BY ranked.claim_id, ranked.outlet
    ORDER BY ranked.rank, ranked.said_at DESC, ranked.is_folded, ranked.version_id DESC
) = 1
ORDER BY claims.place, publishing.own_origins DESC, ranked.outlet;
