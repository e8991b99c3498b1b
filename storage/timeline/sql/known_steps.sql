-- Quotes that carried the matter of a claim to another stage, the newest five of each claim.
SELECT claim_id, quote AS text
FROM relations
WHERE reference_id = $reference_id AND is_current AND relation = 'updates' AND stage IS NOT NULL AND confidence >= 0.5
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY first_seen_at DESC, version_id) <= 5
ORDER BY claim_id, first_seen_at, version_id;
