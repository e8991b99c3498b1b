-- The ids of all that met a tripwire of one reference so far.
SELECT hit_id FROM core.tripwire_hit WHERE reference_id = $reference_id ORDER BY hit_id;
