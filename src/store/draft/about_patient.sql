SELECT * FROM draft
WHERE patient = :patient
ORDER BY saved_at DESC, id
