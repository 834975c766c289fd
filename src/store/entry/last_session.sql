SELECT entry.recorded_at, entry.kind, body.json
FROM entry JOIN body ON body.entry = entry.seq
WHERE entry.kind IN ('session_opened', 'clock_confirmed')
ORDER BY entry.seq DESC
LIMIT 1
