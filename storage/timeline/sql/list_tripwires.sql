-- Tripwires that are set, with what met each.
SELECT
    reference_id, claim_id, condition, speaker AS by, noted_at AS set_at, hits, known_before, last_hit_at, last_quote,
    last_outlet, claim
FROM tripwires
WHERE is_set AND ($reference_id IS NULL OR reference_id = $reference_id)
ORDER BY reference_id, claim_id, condition, speaker;
