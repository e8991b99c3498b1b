-- The standing of each claim of one reference now.
SELECT claim_id, body FROM claim_states WHERE reference_id = $reference_id AND is_current ORDER BY claim_id;
