-- One row per alert: the standing of a claim changed, or a topic bursts (then there is a topic and no claim).
CREATE OR REPLACE VIEW alerts AS
SELECT
    alert.alert_id, alert.decided_at, alert.reference_id, alert.claim_id, alert.topic_id AS topic, alert.kind, alert.title,
    alert.before_text AS before, alert.after_text AS after, alert.reason, alert.body -> '$.sentences' AS sentences
FROM core.alert AS alert;

-- One row per attempt to deliver an alert over a channel; the newest of each pair is its state (`is_current`).
CREATE OR REPLACE VIEW deliveries AS
SELECT
    delivery.alert_id, delivery.channel, delivery.attempt, delivery.state, delivery.answer, delivery.next_at,
    delivery.tried_at,
    row_number() OVER (
        PARTITION BY delivery.alert_id, delivery.channel
        ORDER BY delivery.attempt DESC, delivery.state <> 'sending' DESC, delivery.tried_at DESC
    ) = 1 AS is_current
FROM core.delivery AS delivery;
