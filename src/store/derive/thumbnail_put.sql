INSERT INTO thumbnail (photo, jpeg) VALUES (:photo, :jpeg)
ON CONFLICT (photo) DO UPDATE SET jpeg = :jpeg
