-- What each text does to each claim of one reference, as of a time: every relation, the present ones less sure than .5 as
-- mentions, with the place of the quote and whether the text is a copy (`copy_kind`). `is_latest` is false for what an
-- article said before it was edited.
SELECT
    relations.claim_id,
    CASE
        WHEN relations.confidence < 0.5 AND relations.relation IN ('repeats', 'updates', 'contradicts') THEN 'mentions'
        ELSE relations.relation
    END AS relation,
    relations.relation AS found, relations.confidence, relations.quote, relations.start_char, relations.end_char,
    relations.old_value, relations.new_value, relations.stage, relations.speaker, relations.reason, relations.method,
    relations.outlet, relations.title, relations.url, relations.published_at, relations.first_seen_at,
    relations.language, relations.origin_id, relations.article_id, relations.version_id,
    CASE WHEN origins.kind <> 'origin' THEN origins.kind END AS copy_kind,
    relations.is_current AS is_latest
FROM core.relations_at($as_of) AS relations
LEFT JOIN origins USING (article_id)
WHERE relations.reference_id = $reference_id
    AND ($claim IS NULL OR relations.claim_id = $claim)
ORDER BY
    relations.claim_id, least(coalesce(relations.published_at, relations.first_seen_at), relations.first_seen_at),
    relations.first_seen_at, relations.version_id;
