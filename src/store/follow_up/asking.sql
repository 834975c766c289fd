SELECT DISTINCT patient
FROM entry INDEXED BY entry_access
WHERE kind = 'access_requested' AND patient IS NOT NULL
ORDER BY patient
