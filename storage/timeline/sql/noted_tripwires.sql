-- The tripwires that are set, of one reference.
SELECT tripwire_id, claim_id, condition, speaker, noted_at
FROM tripwires
WHERE reference_id = $reference_id AND is_set
ORDER BY noted_at, tripwire_id;
