-- The developments that are pinned, of one reference, each with the development that it is about, once coverage tells it.
SELECT pin.pin_id, pin.text, pinned.development_id
FROM core.pin_in_force AS pin
LEFT JOIN core.pinned AS pinned USING (pin_id)
WHERE pin.reference_id = $reference_id
ORDER BY pin.noted_at, pin.pin_id;
