SELECT thumbnail.photo, thumbnail.jpeg
FROM photo_index JOIN thumbnail ON thumbnail.photo = photo_index.photo
WHERE photo_index.patient IN (:patient, :other)
ORDER BY photo_index.taken_at DESC, photo_index.photo DESC
LIMIT :limit OFFSET :skip
