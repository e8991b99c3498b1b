-- What was known at a moment (NULL: now): as texts were seen, compared, folded and settled by then, by the reference that
-- stood in the watch folder then. What we learned later about the past does not count.

-- One row per reference: the version that was in force.
CREATE OR REPLACE MACRO core.references_at(moment) AS TABLE
SELECT reference_id, reference_version, title, text, url, outlet, published_at, language, decisions
FROM core.reference
WHERE moment IS NULL OR seen_at <= moment
QUALIFY row_number() OVER (PARTITION BY reference_id ORDER BY seen_at DESC, record_id) = 1;

-- One row per claim of it.
CREATE OR REPLACE MACRO core.claims_at(moment) AS TABLE
SELECT
    in_force.reference_id, in_force.reference_version, in_force.title AS reference_title, claim.claim_id, claim.place,
    claim.text, claim.speaker, claim.stage, claim.figures, claim.is_negated, claim.start_char, claim.end_char,
    claim.passages, coalesce(claim.is_pinned, FALSE) AS is_pinned
FROM core.references_at(moment) AS in_force
JOIN core.claim AS claim USING (reference_id, reference_version)
WHERE claim.fate IS NULL;

-- One row per version and reference: the newest comparison that was made by then.
CREATE OR REPLACE MACRO core.comparisons_at(moment) AS TABLE
SELECT comparison.*
FROM core.comparison AS comparison
JOIN core.references_at(moment) AS in_force USING (reference_id, reference_version)
WHERE moment IS NULL OR comparison.compared_at <= moment
QUALIFY row_number() OVER (
    PARTITION BY comparison.version_id, comparison.reference_id
    ORDER BY comparison.compared_at DESC, comparison.comparison_id
) = 1;

-- One row per version and claim: what the machine finds that the version does to it; persons may know better (`relations`). `is_current` is false once a newer version of the article
-- had been compared.
CREATE OR REPLACE MACRO core.machine_relations_at(moment) AS TABLE
WITH compared AS (
    SELECT
        comparison.comparison_id, comparison.reference_id, comparison.reference_version, comparison.related,
        comparison.version_id, comparison.compared_at, versions.article_id, versions.outlet, versions.title,
        versions.published_at, versions.published_precision, versions.first_seen_at, versions.language,
        row_number() OVER (
            PARTITION BY versions.article_id, comparison.reference_id
            ORDER BY versions.number DESC, comparison.compared_at DESC, comparison.comparison_id
        ) = 1 AS is_current
    FROM core.comparisons_at(moment) AS comparison
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
LEFT JOIN core.origin_member AS member
    ON member.article_id = compared.article_id AND (moment IS NULL OR member.settled_at <= moment);

-- One row per change of standing of a claim that was settled by then; the newest of each claim has `is_current`.
CREATE OR REPLACE MACRO core.standings_at(moment) AS TABLE
SELECT
    standing.reference_id, standing.claim_id, standing.labels, standing.line, standing.body, standing.settled_at,
    row_number() OVER (
        PARTITION BY standing.reference_id, standing.claim_id ORDER BY standing.settled_at DESC, standing.standing_id
    ) = 1 AS is_current
FROM core.standing AS standing
JOIN core.references_at(moment) AS in_force USING (reference_id, reference_version)
WHERE moment IS NULL OR standing.settled_at <= moment;
