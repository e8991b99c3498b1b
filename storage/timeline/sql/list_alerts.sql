-- Alerts, newest last, each with what became of it over every channel.
SELECT
    alerts.alert_id, alerts.decided_at, alerts.reference_id, alerts.claim_id, alerts.topic, alerts.kind, alerts.title, alerts.before,
    alerts.after, alerts.reason, alerts.sentences,
    (
        SELECT list(deliveries.channel || ': ' || deliveries.state ORDER BY deliveries.channel)
        FROM deliveries WHERE deliveries.alert_id = alerts.alert_id AND deliveries.is_current
    ) AS deliveries
FROM alerts
WHERE ($since IS NULL OR alerts.decided_at >= $since)
    AND ($reference_id IS NULL OR alerts.reference_id = $reference_id)
ORDER BY alerts.decided_at, alerts.claim_id, alerts.alert_id;
