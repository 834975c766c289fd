SELECT * FROM photo_index
WHERE patient = :patient
ORDER BY taken_at DESC, photo DESC
