SELECT entry.kind, entry.recorded_at, body.json
FROM entry JOIN body ON body.entry = entry.seq
WHERE entry.kind = 'journal_restored'
ORDER BY entry.seq
