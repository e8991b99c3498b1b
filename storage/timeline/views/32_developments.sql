-- One row per grouped statement: its newest membership.
CREATE OR REPLACE VIEW core.member_in_force AS
SELECT *
FROM core.development_member
QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY settled_at DESC, member_id) = 1;

-- One row per statement that the reference lacks, by the comparison in force: who says it, when, and of what origin.
CREATE OR REPLACE VIEW core.statement_in_force AS
SELECT
    statement.statement_id, statement.reference_id, statement.text, statement.start_char, statement.end_char,
    statement.speaker, statement.figures, statement.novelty, versions.version_id, versions.article_id, versions.outlet,
    article.url, versions.published_at, versions.first_seen_at, versions.language, versions.is_current,
    least(coalesce(versions.published_at, versions.first_seen_at), versions.first_seen_at) AS said_at,
    coalesce(member.origin_id, versions.article_id) AS origin_id, grouped.development_id, grouped.similarity,
    grouped.relation, grouped.confidence, grouped.old_value, grouped.new_value, grouped.stage,
    grouped.speaker AS told_by, grouped.reason
FROM core.statement AS statement
SEMI JOIN core.comparison_in_force AS comparison ON comparison.comparison_id = statement.comparison_id
JOIN versions ON versions.version_id = statement.version_id
JOIN core.article AS article ON article.article_id = versions.article_id
LEFT JOIN core.origin_member AS member ON member.article_id = versions.article_id
LEFT JOIN core.member_in_force AS grouped ON grouped.statement_id = statement.statement_id;

-- One row per change of standing of a tracked development: its values and stages, each with who and when. The newest of
-- each development is its state now (`is_current`).
CREATE OR REPLACE VIEW development_states AS
SELECT
    standing.reference_id, standing.development_id, development.text AS development, standing.labels, standing.line,
    standing.body, standing.settled_at,
    row_number() OVER (
        PARTITION BY standing.development_id ORDER BY standing.settled_at DESC, standing.standing_id
    ) = 1 AS is_current
FROM core.development_standing AS standing
JOIN core.development AS development USING (development_id);

-- One row per statement that coverage makes and the reference does not, grouped over outlets. It is tracked when two
-- origins tell it, or a person pinned it; `line`: where a tracked one stands.
CREATE OR REPLACE VIEW developments AS
WITH told AS (
    SELECT
        development_id, reference_id, arg_min(text, (said_at, statement_id)) AS text,
        count(DISTINCT origin_id) AS origins, count(DISTINCT outlet) AS outlets, origins >= 2 AS is_tracked,
        -- Outlet and address of one and the same text, also where two were published in the same minute.
        arg_min(outlet, (said_at, version_id)) AS first_outlet, min(said_at) AS first_said_at,
        min(first_seen_at) AS first_seen_at, max(novelty) AS novelty, min(start_char) AS place,
        arg_min(url, (said_at, version_id)) AS url, max(said_at) AS last_said_at
    FROM core.statement_in_force
    WHERE development_id IS NOT NULL
    GROUP BY development_id, reference_id
)
SELECT
    told.* REPLACE (is_tracked OR pinned.development_id IS NOT NULL AS is_tracked), states.labels, states.line,
    pinned.development_id IS NOT NULL AS is_pinned
FROM told
LEFT JOIN development_states AS states ON states.development_id = told.development_id AND states.is_current
LEFT JOIN (
    SELECT DISTINCT development_id FROM core.pinned SEMI JOIN core.pin_in_force USING (pin_id)
) AS pinned ON pinned.development_id = told.development_id;

-- One row per statement of a development, in order of time: what each text does to the first wording, with the quote.
CREATE OR REPLACE VIEW development_evidence AS
SELECT
    reference_id, development_id, relation, confidence, text AS quote, old_value, new_value, stage, told_by AS speaker,
    reason, similarity, outlet, url, said_at, first_seen_at, article_id, version_id, origin_id, start_char, end_char,
    is_current, statement_id
FROM core.statement_in_force
WHERE development_id IS NOT NULL;
