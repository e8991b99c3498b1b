-- What a person decides: about the claims of a reference, about single relations, and what shall be told at once.
-- Facts as all others: they come by loads, a newer row outranks an older one, nothing is taken away.

-- What the file beside a reference decides about its claims. A claim that was dropped or merged keeps its row (`fate`
-- says why it counts no more), so that its id stays its own.
ALTER TABLE core.reference ADD COLUMN decisions VARCHAR;
ALTER TABLE core.claim ADD COLUMN passages JSON;
ALTER TABLE core.claim ADD COLUMN is_pinned BOOLEAN;
ALTER TABLE core.claim ADD COLUMN fate VARCHAR;

-- One row per act: a judgement, or that it is taken back. `claim` is how the claim read then.
CREATE TABLE core.judgement (
    judgement_id BIGINT, reference_id VARCHAR, claim_id VARCHAR, claim VARCHAR, article_id BIGINT, version_id BIGINT,
    relation VARCHAR, quote VARCHAR, start_char INTEGER, end_char INTEGER, new_value VARCHAR, speaker VARCHAR,
    judged_by VARCHAR, reason VARCHAR, is_undone BOOLEAN, judged_at TIMESTAMP
);

-- One row per change of a tripwire or of a pinned development: set, or taken away.
CREATE TABLE core.tripwire (
    record_id BIGINT, tripwire_id BIGINT, reference_id VARCHAR, claim_id VARCHAR, condition VARCHAR, speaker VARCHAR,
    is_set BOOLEAN, noted_at TIMESTAMP
);
CREATE TABLE core.pin (
    record_id BIGINT, pin_id BIGINT, reference_id VARCHAR, text VARCHAR, is_set BOOLEAN, noted_at TIMESTAMP
);

-- Conclusions: what met a tripwire (`was_known`: already when it was set, so nobody was told), and which development a
-- pin is about.
CREATE TABLE core.tripwire_hit (
    hit_id BIGINT, tripwire_id BIGINT, reference_id VARCHAR, claim_id VARCHAR, version_id BIGINT, origin_id BIGINT,
    relation VARCHAR, speaker VARCHAR, value VARCHAR, quote VARCHAR, was_known BOOLEAN, settled_at TIMESTAMP
);
CREATE TABLE core.pinned (
    pin_id BIGINT, development_id BIGINT, settled_at TIMESTAMP
);
