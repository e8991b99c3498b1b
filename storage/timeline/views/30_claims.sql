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
