INSERT INTO same_person (patient, other, kept) VALUES (:patient, :other, :kept)
ON CONFLICT (patient) DO UPDATE SET other = :other, kept = :kept
