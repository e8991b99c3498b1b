-- All claims that a reference ever made, those in force first, then the newest; `drafted` are the words of the text that
-- each was drafted from, whatever a person made of it.
SELECT
    claim.claim_id, claim.text, claim.start_char, claim.end_char, claim.speaker, claim.stage, claim.figures,
    claim.is_negated, claim.passages, claim.is_pinned,
    CASE
        WHEN claim.end_char > 0 THEN substring(reference.text, claim.start_char + 1, claim.end_char - claim.start_char)
        ELSE claim.text
    END AS drafted
FROM core.claim AS claim
JOIN (
    SELECT reference_version, any_value(text) AS text, max(seen_at) AS seen_at
    FROM core.reference
    WHERE reference_id = $reference_id
    GROUP BY reference_version
) AS reference USING (reference_version)
WHERE claim.reference_id = $reference_id
ORDER BY reference.seen_at DESC, claim.place;
