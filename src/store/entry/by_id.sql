SELECT entry.*, body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.id = :id
