-- One row per reference, as the watch folder gives it now.
CREATE OR REPLACE VIEW core.reference_in_force AS
FROM core.references_at(CAST(NULL AS TIMESTAMP));

-- One row per claim of the newest version of each reference.
CREATE OR REPLACE VIEW claims AS
FROM core.claims_at(CAST(NULL AS TIMESTAMP));

-- One row per version and reference: their newest comparison, by the reference that is in force.
CREATE OR REPLACE VIEW core.comparison_in_force AS
FROM core.comparisons_at(CAST(NULL AS TIMESTAMP));

-- One row per change of standing of a claim of the newest reference; the newest of each claim is its state now
-- (`is_current`).
CREATE OR REPLACE VIEW claim_states AS
SELECT
    standing.reference_id, standing.claim_id, claims.text AS claim, standing.labels, standing.line, standing.body,
    standing.settled_at, standing.is_current
FROM core.standings_at(CAST(NULL AS TIMESTAMP)) AS standing
JOIN claims USING (reference_id, claim_id);

-- One row per statement that coverage makes and the reference does not, grouped over outlets. It is tracked when two
-- origins tell it, or a person pinned it.
CREATE OR REPLACE VIEW developments AS
SELECT
    development.development_id, development.reference_id, development.text,
    count(DISTINCT coalesce(member.origin_id, versions.article_id)) AS origins,
    count(DISTINCT versions.outlet) AS outlets, origins >= 2 OR count(pin.pin_id) > 0 AS is_tracked,
    -- Outlet and address of one and the same text, also where two were published in the same minute.
    arg_min(
        versions.outlet, (coalesce(versions.published_at, versions.first_seen_at), versions.version_id)
    ) AS first_outlet,
    min(coalesce(versions.published_at, versions.first_seen_at)) AS first_said_at,
    min(versions.first_seen_at) AS first_seen_at, max(statement.novelty) AS novelty,
    min(statement.start_char) AS place,
    arg_min(article.url, (coalesce(versions.published_at, versions.first_seen_at), versions.version_id)) AS url,
    count(pin.pin_id) > 0 AS is_pinned
FROM core.development AS development
JOIN core.development_member AS grouped USING (development_id)
JOIN core.statement AS statement USING (statement_id)
SEMI JOIN core.comparison_in_force AS comparison ON comparison.comparison_id = statement.comparison_id
JOIN versions ON versions.version_id = statement.version_id
JOIN core.article AS article ON article.article_id = versions.article_id
LEFT JOIN core.origin_member AS member ON member.article_id = versions.article_id
LEFT JOIN core.pinned AS pinned USING (development_id)
LEFT JOIN core.pin_in_force AS pin ON pin.pin_id = pinned.pin_id
GROUP BY development.development_id, development.reference_id, development.text;
