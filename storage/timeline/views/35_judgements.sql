-- One row per judgement that holds at a moment (NULL: now): the newest of each claim and version, if it was not undone
-- and the claim still reads as it did.
CREATE OR REPLACE MACRO core.judgements_at(moment) AS TABLE
SELECT
    judgement.reference_id, judgement.claim_id, judgement.article_id, judgement.version_id, judgement.relation,
    judgement.quote, judgement.start_char, judgement.end_char, judgement.new_value, judgement.speaker,
    judgement.judged_by, judgement.reason, judgement.judged_at
FROM (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY reference_id, claim_id, version_id ORDER BY judged_at DESC, judgement_id
        ) AS newest
    FROM core.judgement
    WHERE moment IS NULL OR judged_at <= moment
) AS judgement
JOIN core.claims_at(moment) AS claims
    ON claims.reference_id = judgement.reference_id AND claims.claim_id = judgement.claim_id
WHERE judgement.newest = 1 AND NOT judgement.is_undone AND claims.text = judgement.claim;

-- Relations as they are known at a moment (NULL: now): a judgement by a person outranks what the machine finds, on the
-- version that was judged. The next version of that article is the machine's again, and says that it needs a new look.
CREATE OR REPLACE MACRO core.relations_at(moment) AS TABLE
WITH judged AS (
    SELECT * FROM core.judgements_at(moment)
), earlier AS (
    SELECT
        judged.reference_id, judged.claim_id, judged.article_id,
        any_value(judged.relation ORDER BY judged.judged_at DESC) AS relation,
        any_value(judged.judged_by ORDER BY judged.judged_at DESC) AS judged_by
    FROM judged
    GROUP BY judged.reference_id, judged.claim_id, judged.article_id
)
SELECT
    machine.* REPLACE (
        coalesce(judged.relation, machine.relation) AS relation,
        CASE WHEN judged.relation IS NULL THEN machine.confidence ELSE 1.0 END AS confidence,
        CASE
            WHEN judged.relation IN ('absent', 'not_assessable') THEN ''
            ELSE coalesce(judged.quote, machine.quote)
        END AS quote,
        coalesce(judged.start_char, machine.start_char) AS start_char,
        coalesce(judged.end_char, machine.end_char) AS end_char,
        CASE
            WHEN judged.relation IS NULL OR judged.relation IN ('updates', 'contradicts') AND judged.quote IS NULL
                THEN machine.old_value
        END AS old_value,
        CASE
            WHEN judged.relation IS NULL OR judged.relation IN ('updates', 'contradicts') AND judged.quote IS NULL
                THEN coalesce(judged.new_value, machine.new_value)
            ELSE judged.new_value
        END AS new_value,
        CASE
            WHEN judged.relation IS NULL OR judged.relation IN ('updates', 'contradicts') AND judged.quote IS NULL
                THEN machine.stage
        END AS stage,
        CASE
            WHEN judged.quote IS NULL THEN coalesce(judged.speaker, machine.speaker)
            ELSE judged.speaker
        END AS speaker,
        CASE
            WHEN judged.relation IS NOT NULL
                THEN 'Judged by ' || judged.judged_by || coalesce(': ' || judged.reason, '')
                    || ' (by rule: ' || machine.relation || ').'
            WHEN machine.is_current AND earlier.relation IS NOT NULL
                THEN machine.reason || ' ' || earlier.judged_by || ' judged ' || earlier.relation
                    || ' before the article was edited: look again.'
            ELSE machine.reason
        END AS reason,
        CASE WHEN judged.relation IS NULL THEN machine.method ELSE 'person' END AS method
    ),
    machine.relation AS machine_relation, judged.judged_by, judged.judged_at
FROM core.machine_relations_at(moment) AS machine
LEFT JOIN judged
    ON judged.reference_id = machine.reference_id
    AND judged.claim_id = machine.claim_id
    AND judged.version_id = machine.version_id
LEFT JOIN earlier
    ON earlier.reference_id = machine.reference_id
    AND earlier.claim_id = machine.claim_id
    AND earlier.article_id = machine.article_id;

-- One row per version and claim of the newest reference: what the version does to it, with the quote and the reason.
-- A person's judgement outranks the machine's (`judged_by`, `machine_relation`). `is_current` is false once a newer
-- version of the article has been compared.
CREATE OR REPLACE VIEW relations AS
FROM core.relations_at(CAST(NULL AS TIMESTAMP));

-- One row per act of a person about one relation. `state`: 'holds', 'article edited' or 'claim edited' (both need a new
-- look: `needs_look`), 'replaced' by a later judgement, 'undone', or 'undo' for the act of undoing itself.
CREATE OR REPLACE VIEW judgements AS
WITH ordered AS (
    SELECT
        judgement.*,
        lead(is_undone) OVER (
            PARTITION BY reference_id, claim_id, version_id ORDER BY judged_at, judgement_id DESC
        ) AS is_next_undone
    FROM core.judgement AS judgement
), stated AS (
    SELECT
        ordered.*, versions.outlet, versions.title, versions.number AS version, article.url,
        claims.text AS claim_now,
        EXISTS (
            SELECT 1 FROM core.judgement AS other
            JOIN versions AS newer ON newer.version_id = other.version_id
            WHERE other.reference_id = ordered.reference_id AND other.claim_id = ordered.claim_id
                AND newer.article_id = ordered.article_id AND newer.number > versions.number
        ) AS is_judged_later,
        versions.is_current
    FROM ordered
    JOIN versions ON versions.version_id = ordered.version_id
    JOIN core.article AS article ON article.article_id = ordered.article_id
    LEFT JOIN claims ON claims.reference_id = ordered.reference_id AND claims.claim_id = ordered.claim_id
)
SELECT
    reference_id, claim_id, relation, outlet, title, url, version, judged_by, judged_at, reason,
    CASE
        WHEN is_undone THEN 'undo'
        WHEN is_next_undone THEN 'undone'
        WHEN is_next_undone IS NOT NULL THEN 'replaced'
        WHEN claim_now IS DISTINCT FROM claim THEN 'claim edited'
        WHEN is_current OR is_judged_later THEN 'holds'
        ELSE 'article edited'
    END AS state,
    state IN ('claim edited', 'article edited') AS needs_look, quote, new_value, speaker, claim, article_id, version_id,
    judgement_id
FROM stated;
