-- The claims of one reference with their standing as of a time ($as_of NULL: now).
SELECT
    claims.reference_id, claims.claim_id, claims.text, claims.speaker, claims.start_char, claims.end_char,
    coalesce(state.labels, ['unreported']) AS labels, state.line, state.body, state.settled_at
FROM core.claims_at($as_of) AS claims
LEFT JOIN core.standings_at($as_of) AS state
    ON state.reference_id = claims.reference_id AND state.claim_id = claims.claim_id AND state.is_current
WHERE claims.reference_id = $reference_id
ORDER BY claims.place;
