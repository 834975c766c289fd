SELECT * FROM appointment
WHERE practitioner = :practitioner AND start_at >= :from AND start_at < :until
ORDER BY start_at, id
