-- One row per edit of an article and claim that it touched: a sentence that told the claim was reworded, added or taken
-- out. `relation_before` and `relation_after` are what the two versions do to it (NULL: not compared).
CREATE OR REPLACE VIEW claim_edits AS
WITH told AS (
    SELECT
        edit.edit_id, edit.from_version_id, edit.to_version_id,
        list_concat(
            list_transform(from_json(edit.changed, '[{"old":"VARCHAR","new":"VARCHAR"}]'), lambda one: one.old),
            edit.removed
        ) AS gone,
        list_concat(
            list_transform(from_json(edit.changed, '[{"old":"VARCHAR","new":"VARCHAR"}]'), lambda one: one.new),
            edit.added
        ) AS come
    FROM core.edit AS edit
), met AS (
    SELECT told.edit_id, relations.reference_id, relations.claim_id
    FROM told
    JOIN relations
        ON relations.version_id = told.from_version_id AND relations.relation IN ('repeats', 'updates', 'contradicts')
    WHERE relations.quote <> ''
        AND len(list_filter(told.gone, lambda one: contains(one, relations.quote) OR contains(relations.quote, one))) > 0
    UNION
    SELECT told.edit_id, relations.reference_id, relations.claim_id
    FROM told
    JOIN relations
        ON relations.version_id = told.to_version_id AND relations.relation IN ('repeats', 'updates', 'contradicts')
    WHERE relations.quote <> ''
        AND len(list_filter(told.come, lambda one: contains(one, relations.quote) OR contains(relations.quote, one))) > 0
)
SELECT
    met.edit_id, met.reference_id, met.claim_id, before.relation AS relation_before, after.relation AS relation_after,
    before.quote AS quote_before, after.quote AS quote_after, edits.outlet, edits.url, edits.kind, edits.is_declared,
    edits.first_seen_at, edits.article_id, edits.from_version_id, edits.to_version_id
FROM met
JOIN edits USING (edit_id)
LEFT JOIN relations AS before
    ON before.version_id = edits.from_version_id
    AND before.reference_id = met.reference_id
    AND before.claim_id = met.claim_id
LEFT JOIN relations AS after
    ON after.version_id = edits.to_version_id
    AND after.reference_id = met.reference_id
    AND after.claim_id = met.claim_id;
