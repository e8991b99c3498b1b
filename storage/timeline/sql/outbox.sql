-- Alerts with their last try over each channel (NULL: none yet), oldest first.
SELECT alert.alert_id, alert.body, channel.name AS channel, deliveries.state, deliveries.attempt, deliveries.next_at
FROM core.alert AS alert
CROSS JOIN (SELECT unnest($channels) AS name) AS channel
LEFT JOIN deliveries
    ON deliveries.alert_id = alert.alert_id AND deliveries.channel = channel.name AND deliveries.is_current
WHERE deliveries.state IS NULL OR deliveries.state IN ('sending', 'retry')
ORDER BY alert.decided_at, alert.claim_id, alert.alert_id, channel.name;
