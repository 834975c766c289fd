SELECT * FROM appointment
WHERE patient = :patient
ORDER BY start_at, id
