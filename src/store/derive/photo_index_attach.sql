INSERT INTO photo_index (photo, patient, taken_at, name, sha256, bytes, sealed_blake3, said)
VALUES (:photo, :patient, :taken_at, :name, :sha256, :bytes, :sealed_blake3, :said)
ON CONFLICT (photo) DO UPDATE SET taken_at = :taken_at, name = :name, sha256 = :sha256, bytes = :bytes,
  sealed_blake3 = :sealed_blake3, said = :said
