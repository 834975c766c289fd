-- The same conditions as in the index `entry_of_blocked_time`, or the index is not used.
SELECT entry.*, body.salt, body.json
FROM entry LEFT JOIN body ON body.entry = entry.seq
WHERE entry.patient IS NULL AND entry.kind IN ('appointment_booked', 'appointment_moved', 'appointment_cancelled',
    'appointment_arrived', 'appointment_no_show', 'appointment_judged')
ORDER BY entry.seq
