-- The same conditions as in the index `entry_of_blocked_time`, or it cannot be used.
SELECT entry.*, body.salt, body.json
FROM entry INDEXED BY entry_of_blocked_time LEFT JOIN body ON body.entry = entry.seq
WHERE entry.patient IS NULL AND entry.kind IN ('appointment_booked', 'appointment_moved', 'appointment_cancelled',
    'appointment_arrived', 'appointment_no_show', 'appointment_judged')
ORDER BY entry.seq
