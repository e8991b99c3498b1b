-- The claims of one reference version, in order.
SELECT claim_id, text, start_char, end_char, speaker, stage, figures, is_negated
FROM core.claim
WHERE reference_id = $reference_id AND reference_version = $reference_version
ORDER BY place;
