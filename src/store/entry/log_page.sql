SELECT entry.*, body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.seq < :before
  AND entry.kind IN (SELECT value FROM json_each(:kinds))
  AND (:patient IS NULL OR entry.patient IN (:patient, :other))
  AND (:user IS NULL OR entry.user = :user
       -- Nobody is the author of a failed login: it is in the log of whoever's tile it was tried on.
       OR (entry.kind = 'login_failed' AND json_extract(body.json, '$.user') = :user_name))
  AND (NOT :only_notable OR entry.kind NOT LIKE 'appointment_%'
       OR coalesce(json_extract(body.json, '$.too_early'), 0) <> 0)
  AND (NOT :only_notable OR entry.kind <> 'journal_checked' OR json_extract(body.json, '$.faults') IS NOT NULL)
  -- Who looked at a patient who was registered twice is written in either registration, and shown once.
  AND NOT (entry.kind IN ('record_opened', 'exported') AND EXISTS (
    SELECT 1 FROM same_person JOIN entry AS original ON original.seq = entry.seq - 1
    WHERE same_person.patient = entry.patient AND same_person.kept <> entry.patient
      AND original.patient = same_person.kept AND original.kind = entry.kind
      AND original.recorded_at = entry.recorded_at))
ORDER BY entry.seq DESC
LIMIT :limit
