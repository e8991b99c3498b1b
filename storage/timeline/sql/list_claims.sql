-- The claims of one reference with their standing as of a time ($as_of NULL: now).
SELECT
    claims.reference_id, claims.claim_id, claims.text, claims.speaker, claims.start_char, claims.end_char,
    coalesce(state.labels, ['unreported']) AS labels, state.line, state.body, state.settled_at
FROM claims
LEFT JOIN (
    SELECT reference_id, claim_id, labels, line, body, settled_at
    FROM claim_states
    WHERE $as_of IS NULL OR settled_at <= $as_of
    QUALIFY row_number() OVER (PARTITION BY reference_id, claim_id ORDER BY settled_at DESC, line) = 1
) AS state USING (reference_id, claim_id)
WHERE claims.reference_id = $reference_id
ORDER BY claims.place;
