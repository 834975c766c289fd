SELECT * FROM appointment
WHERE too_early AND state = 'planned' AND start_at >= :from
ORDER BY start_at, id
