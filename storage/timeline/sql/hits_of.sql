-- What met one tripwire, newest first.
SELECT relation, speaker, value, quote, outlet, url, was_known, settled_at
FROM tripwire_hits
WHERE tripwire_id = $tripwire_id
ORDER BY settled_at DESC, outlet, quote;
