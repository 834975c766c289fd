-- The same conditions as in the index `entry_of_blocked_time`, or it cannot be used.
SELECT entry.*, body.salt, body.json
FROM entry INDEXED BY entry_of_blocked_time LEFT JOIN body ON body.entry = entry.seq
WHERE entry.patient IS NULL AND (entry.kind = 'appointment_booked' OR entry.kind = 'appointment_moved' OR entry.kind = 'appointment_cancelled'
    OR entry.kind = 'appointment_arrived' OR entry.kind = 'appointment_no_show' OR entry.kind = 'appointment_judged')
ORDER BY entry.seq
