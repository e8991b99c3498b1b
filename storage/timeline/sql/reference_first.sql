-- When a reference was first known.
SELECT min(seen_at) AS known_since FROM core.reference WHERE reference_id = $reference_id;
