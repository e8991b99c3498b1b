-- Base tables: facts that the stages bring, then conclusions that settle draws.
-- Append-only. Times are UTC without zone. Ids are the first 63 bits of a BLAKE2b hash, made in Python, so that a
-- repeated load finds its own rows. No indexes but on the ledger: the owner removes known ids with an anti join.
-- A newer row outranks an older one in the views; nothing here is ever updated.

CREATE SCHEMA core;

CREATE TABLE core.load (
    load_id VARCHAR PRIMARY KEY, kind VARCHAR, n_rows INTEGER, made_at TIMESTAMP
);

-- Facts: what was asked of the world and what it answered.

CREATE TABLE core.feed (
    record_id BIGINT, feed_id BIGINT, url VARCHAR, title VARCHAR, outlet VARCHAR, country VARCHAR, language VARCHAR,
    owner VARCHAR, seen_at TIMESTAMP
);
CREATE TABLE core.poll (
    poll_id BIGINT, feed_id BIGINT, polled_at TIMESTAMP, outcome VARCHAR, http_status INTEGER, elapsed_ms INTEGER,
    n_bytes INTEGER, n_entries INTEGER, n_new INTEGER, error_kind VARCHAR, error VARCHAR, etag VARCHAR,
    last_modified VARCHAR, body_hash VARCHAR, digests VARCHAR[], warnings VARCHAR[], is_gap BOOLEAN, moved_to VARCHAR,
    n_errors INTEGER, interval_s INTEGER, next_due_at TIMESTAMP
);
CREATE TABLE core.entry (
    entry_id BIGINT, item_id BIGINT, feed_id BIGINT, poll_id BIGINT, link_id BIGINT, title VARCHAR, link VARCHAR,
    summary VARCHAR, authors VARCHAR[], published_at TIMESTAMP, updated_at TIMESTAMP, seen_at TIMESTAMP
);
CREATE TABLE core.screening (
    screening_id BIGINT, entry_id BIGINT, link_id BIGINT, score DOUBLE, is_kept BOOLEAN, reason VARCHAR, rules VARCHAR,
    screened_at TIMESTAMP
);
CREATE TABLE core.article (
    article_id BIGINT, url VARCHAR, canonical_url VARCHAR, feed_id BIGINT, outlet VARCHAR, site VARCHAR,
    first_seen_at TIMESTAMP
);
CREATE TABLE core.reading (
    reading_id BIGINT, link_id BIGINT, article_id BIGINT, entry_id BIGINT, url VARCHAR, read_at TIMESTAMP,
    http_status INTEGER, outcome VARCHAR, status VARCHAR, completeness VARCHAR, reasons VARCHAR[], error_kind VARCHAR,
    error VARCHAR, version_id BIGINT
);
CREATE TABLE core.version (
    version_id BIGINT, article_id BIGINT, previous_id BIGINT, title VARCHAR, status VARCHAR, completeness VARCHAR,
    language VARCHAR, declared_language VARCHAR, published_at TIMESTAMP, published_precision VARCHAR,
    updated_at TIMESTAMP, authors VARCHAR[], n_words INTEGER, text_hash VARCHAR, sketch BIGINT[], extractor VARCHAR,
    reasons VARCHAR[], seen_at TIMESTAMP
);
CREATE TABLE core.version_text (
    version_id BIGINT, text VARCHAR USING COMPRESSION zstd, seen_at TIMESTAMP
);
CREATE TABLE core.edit (
    edit_id BIGINT, article_id BIGINT, from_version_id BIGINT, to_version_id BIGINT, kind VARCHAR, title_changed BOOLEAN,
    figures JSON, changed JSON, added VARCHAR[], removed VARCHAR[], is_declared BOOLEAN, seen_at TIMESTAMP
);
CREATE TABLE core.topic_match (
    match_id BIGINT, version_id BIGINT, topic_id VARCHAR, score DOUBLE, evidence JSON, rules VARCHAR, matched_at TIMESTAMP
);
CREATE TABLE core.reference (
    record_id BIGINT, reference_id VARCHAR, reference_version VARCHAR, title VARCHAR, text VARCHAR, url VARCHAR,
    outlet VARCHAR, published_at TIMESTAMP, language VARCHAR, seen_at TIMESTAMP
);
CREATE TABLE core.claim (
    record_id BIGINT, reference_id VARCHAR, reference_version VARCHAR, claim_id VARCHAR, place INTEGER, text VARCHAR,
    start_char INTEGER, end_char INTEGER, speaker VARCHAR, stage VARCHAR, figures JSON, is_negated BOOLEAN,
    seen_at TIMESTAMP
);
CREATE TABLE core.comparison (
    comparison_id BIGINT, version_id BIGINT, reference_id VARCHAR, reference_version VARCHAR, related DOUBLE,
    rules VARCHAR, compared_at TIMESTAMP
);
CREATE TABLE core.relation (
    relation_id BIGINT, comparison_id BIGINT, version_id BIGINT, reference_id VARCHAR, claim_id VARCHAR,
    relation VARCHAR, confidence DOUBLE, quote VARCHAR, start_char INTEGER, end_char INTEGER, old_value VARCHAR,
    new_value VARCHAR, stage VARCHAR, speaker VARCHAR, reason VARCHAR, method VARCHAR, compared_at TIMESTAMP
);
CREATE TABLE core.statement (
    statement_id BIGINT, comparison_id BIGINT, version_id BIGINT, reference_id VARCHAR, text VARCHAR,
    start_char INTEGER, end_char INTEGER, speaker VARCHAR, figures JSON, novelty DOUBLE, compared_at TIMESTAMP
);
CREATE TABLE core.delivery (
    delivery_id BIGINT, alert_id BIGINT, channel VARCHAR, attempt INTEGER, state VARCHAR, answer VARCHAR,
    next_at TIMESTAMP, tried_at TIMESTAMP
);

-- Conclusions: drawn by settle, in the transaction of the facts that caused them.

CREATE TABLE core.origin_member (
    article_id BIGINT, origin_id BIGINT, kind VARCHAR, containment DOUBLE, reason VARCHAR, settled_at TIMESTAMP
);
CREATE TABLE core.story_member (
    article_id BIGINT, story_id BIGINT, score DOUBLE, reason VARCHAR, settled_at TIMESTAMP
);
CREATE TABLE core.story_profile (
    profile_id BIGINT, story_id BIGINT, profile JSON, last_at TIMESTAMP, settled_at TIMESTAMP
);
CREATE TABLE core.development (
    development_id BIGINT, reference_id VARCHAR, text VARCHAR, settled_at TIMESTAMP
);
CREATE TABLE core.development_member (
    statement_id BIGINT, development_id BIGINT, similarity DOUBLE, settled_at TIMESTAMP
);
CREATE TABLE core.standing (
    standing_id BIGINT, reference_id VARCHAR, reference_version VARCHAR, claim_id VARCHAR, labels VARCHAR[],
    line VARCHAR, body JSON, settled_at TIMESTAMP
);
CREATE TABLE core.alert (
    alert_id BIGINT, reference_id VARCHAR, claim_id VARCHAR, kind VARCHAR, title VARCHAR, reason VARCHAR,
    before_text VARCHAR, after_text VARCHAR, body JSON, decided_at TIMESTAMP
);
