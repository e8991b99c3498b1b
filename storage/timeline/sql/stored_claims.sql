-- The claims of one reference version, in order.
SELECT claim_id, text, start_char, end_char, speaker, stage, figures, is_negated, passages, is_pinned
FROM core.claim
WHERE reference_id = $reference_id AND reference_version = $reference_version AND fate IS NULL
ORDER BY place;
