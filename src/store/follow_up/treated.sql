SELECT DISTINCT entry.patient
FROM entry INDEXED BY entry_after_treatment
WHERE entry.kind IN ('treatment_started', 'treatment', 'deviation') AND entry.occurred_at >= :since
  AND entry.patient IS NOT NULL
ORDER BY entry.patient
