SELECT body.json
FROM entry JOIN body ON body.entry = entry.seq
WHERE entry.kind IN ('session_opened', 'vault_created')
ORDER BY entry.seq DESC
LIMIT 1
