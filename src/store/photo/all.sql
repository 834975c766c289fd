SELECT * FROM photo_index
ORDER BY name, photo
