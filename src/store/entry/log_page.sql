SELECT entry.*, body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.seq < :before
  AND entry.kind IN (SELECT value FROM json_each(:kinds))
  AND (:patient IS NULL OR entry.patient = :patient)
  AND (:user IS NULL OR entry.user = :user)
ORDER BY entry.seq DESC
LIMIT :limit
