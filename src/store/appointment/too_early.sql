SELECT * FROM appointment
WHERE too_early AND state = 'booked' AND start_at >= :from
ORDER BY start_at, id
