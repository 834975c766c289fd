-- The same conditions as in the index `entry_after_treatment`, or it cannot be used.
SELECT DISTINCT entry.patient
FROM entry INDEXED BY entry_after_treatment
WHERE (entry.kind = 'treatment_started' OR entry.kind = 'treatment' OR entry.kind = 'deviation'
    OR entry.kind = 'adverse_event')
  AND entry.kind <> 'adverse_event' AND entry.occurred_at >= :since AND entry.patient IS NOT NULL
ORDER BY entry.patient
