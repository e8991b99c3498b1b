-- What persons judged, newest first; those that need a new look before all others.
SELECT
    reference_id, claim_id, relation, state, needs_look, outlet, title, url, version, judged_by, judged_at, reason,
    quote, new_value, speaker, claim, article_id, version_id
FROM judgements
WHERE ($reference_id IS NULL OR reference_id = $reference_id)
    AND ($claim IS NULL OR claim_id = $claim)
ORDER BY needs_look DESC, judged_at DESC, judgement_id;
