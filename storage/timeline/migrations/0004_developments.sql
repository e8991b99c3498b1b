-- A statement may move to another development when a later text joins two, so a membership is a row of its own and the
-- newest holds. With it what the statement does to the development's first wording.
ALTER TABLE core.development_member RENAME TO first_member;
CREATE TABLE core.development_member (
    member_id BIGINT, statement_id BIGINT, development_id BIGINT, similarity DOUBLE, relation VARCHAR,
    confidence DOUBLE, old_value VARCHAR, new_value VARCHAR, stage VARCHAR, speaker VARCHAR, reason VARCHAR,
    settled_at TIMESTAMP
);
INSERT INTO core.development_member BY NAME
SELECT statement_id AS member_id, statement_id, development_id, similarity, 'repeats' AS relation, settled_at
FROM core.first_member;
DROP TABLE core.first_member;

-- One row per change of standing of a development.
CREATE TABLE core.development_standing (
    standing_id BIGINT, reference_id VARCHAR, development_id BIGINT, labels VARCHAR[], line VARCHAR, body JSON,
    settled_at TIMESTAMP
);
