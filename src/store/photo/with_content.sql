SELECT * FROM photo_index
WHERE sha256 = :sha256
ORDER BY photo
