-- One row per reference, as the watch folder gives it now.
CREATE OR REPLACE VIEW core.reference_in_force AS
SELECT reference_id, reference_version, title, text, url, outlet, published_at, language
FROM core.reference
QUALIFY row_number() OVER (PARTITION BY reference_id ORDER BY seen_at DESC, record_id) = 1;

-- One row per claim of the newest version of each reference.
CREATE OR REPLACE VIEW claims AS
SELECT
    in_force.reference_id, in_force.reference_version, in_force.title AS reference_title, claim.claim_id, claim.place,
    claim.text, claim.speaker, claim.stage, claim.figures, claim.is_negated, claim.start_char, claim.end_char
FROM core.reference_in_force AS in_force
JOIN core.claim AS claim USING (reference_id, reference_version);

-- One row per version and reference: their newest comparison, by the reference that is in force.
CREATE OR REPLACE VIEW core.comparison_in_force AS
SELECT comparison.*
FROM core.comparison AS comparison
JOIN core.reference_in_force USING (reference_id, reference_version)
QUALIFY row_number() OVER (
    PARTITION BY comparison.version_id, comparison.reference_id
    ORDER BY comparison.compared_at DESC, comparison.comparison_id
) = 1;

-- One row per version and claim of the newest reference: what the version does to it, with the quote and the reason.
-- `is_current` is false once a newer version of the article has been compared.
CREATE OR REPLACE VIEW relations AS
WITH compared AS (
    SELECT
        comparison.comparison_id, comparison.reference_id, comparison.reference_version, comparison.related,
        comparison.version_id, comparison.compared_at, versions.article_id, versions.outlet, versions.title,
        versions.published_at, versions.published_precision, versions.first_seen_at, versions.language,
        row_number() OVER (
            PARTITION BY versions.article_id, comparison.reference_id
            ORDER BY versions.number DESC, comparison.compared_at DESC, comparison.comparison_id
        ) = 1 AS is_current
    FROM core.comparison_in_force AS comparison
    JOIN versions USING (version_id)
)
SELECT
    compared.reference_id, relation.claim_id, relation.relation, relation.confidence, relation.quote,
    relation.old_value, relation.new_value, relation.stage, relation.speaker, relation.reason, relation.method,
    compared.outlet, compared.title, article.url, compared.published_at, compared.published_precision,
    compared.first_seen_at, compared.compared_at, compared.related, compared.language, compared.is_current,
    compared.article_id, compared.version_id, coalesce(member.origin_id, compared.article_id) AS origin_id,
    relation.start_char, relation.end_char, relation.relation_id
FROM core.relation AS relation
JOIN compared USING (comparison_id)
JOIN core.article AS article ON article.article_id = compared.article_id
LEFT JOIN core.origin_member AS member ON member.article_id = compared.article_id;

-- One row per change of standing of a claim of the newest reference; the newest of each claim is its state now
-- (`is_current`).
CREATE OR REPLACE VIEW claim_states AS
SELECT
    standing.reference_id, standing.claim_id, claims.text AS claim, standing.labels, standing.line, standing.body,
    standing.settled_at,
    row_number() OVER (
        PARTITION BY standing.reference_id, standing.claim_id ORDER BY standing.settled_at DESC, standing.standing_id
    ) = 1 AS is_current
FROM core.standing AS standing
JOIN claims USING (reference_id, reference_version, claim_id);
