SELECT DISTINCT name, sealed_blake3 FROM photo_index
ORDER BY name
