-- What current versions say about the claims of one reference: everything that its standings rest on.
SELECT
    claim_id, relation, confidence, quote, start_char, end_char, old_value, new_value, stage, speaker, reason, method,
    outlet, url, version_id, origin_id, published_at, published_precision, first_seen_at
FROM relations
WHERE reference_id = $reference_id AND is_current AND relation IN ('repeats', 'updates', 'contradicts', 'mentions')
ORDER BY claim_id, first_seen_at, version_id;
