-- Which topics a text was matched with, and how often so far: what is still to match is what has other `rules` than the
-- topics in force, and matches hold from one matching to the next. Texts of older timelines were matched once.
CREATE TABLE core.matching (
    matching_id BIGINT, version_id BIGINT, number INTEGER, rules VARCHAR, matched_at TIMESTAMP
);
INSERT INTO core.matching
SELECT min(match_id), version_id, 1, rules, min(matched_at) FROM core.topic_match GROUP BY version_id, rules;

-- An alert is about a claim, or about a topic that bursts.
ALTER TABLE core.alert ADD COLUMN topic_id VARCHAR;
