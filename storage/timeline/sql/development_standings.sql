-- The standing now of each development of one reference that has one.
SELECT development_id, body FROM development_states WHERE reference_id = $reference_id AND is_current ORDER BY development_id;
