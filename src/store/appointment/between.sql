SELECT * FROM appointment
WHERE start_at >= :from AND start_at < :until
ORDER BY start_at, id
