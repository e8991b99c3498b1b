-- What one version does to one claim now, with how the claim reads.
SELECT relations.relation, relations.quote, relations.judged_by, claims.text AS claim
FROM relations
JOIN claims USING (reference_id, claim_id)
WHERE relations.reference_id = $reference_id
    AND relations.claim_id = $claim_id
    AND relations.version_id = $version_id;
