SELECT entry.seq, entry.id, entry.patient, entry.kind, entry.occurred_at, entry.recorded_at, entry.utc_offset,
  entry.clock_flag, entry.user, entry.origin, entry.amends, entry.payload_hash, entry.prev, entry.hash,
  body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.seq BETWEEN :first AND :last
ORDER BY entry.seq
