SELECT entry.*, body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.seq < :before
  AND entry.kind IN (SELECT value FROM json_each(:kinds))
  AND (:patient IS NULL OR entry.patient = :patient)
  AND (:user IS NULL OR entry.user = :user
       -- Nobody is the author of a failed login: it is in the log of whoever's tile it was tried on.
       OR (entry.kind = 'login_failed' AND json_extract(body.json, '$.user') = :user_name))
  AND (NOT :only_too_early OR entry.kind NOT LIKE 'appointment_%'
       OR coalesce(json_extract(body.json, '$.too_early'), 0) <> 0)
ORDER BY entry.seq DESC
LIMIT :limit
