-- The same conditions as in the index `entry_after_treatment`, or it cannot be used.
-- In any version: what raised a flag once raises it in every later one.
SELECT DISTINCT entry.patient
FROM entry INDEXED BY entry_after_treatment JOIN body ON body.entry = entry.seq
WHERE (entry.kind = 'treatment_started' OR entry.kind = 'treatment' OR entry.kind = 'deviation'
    OR entry.kind = 'adverse_event')
  AND entry.kind = 'adverse_event' AND entry.patient IS NOT NULL
  AND (json_extract(body.json, '$.serious') OR json_array_length(body.json, '$.alarm') > 0)
ORDER BY entry.patient
