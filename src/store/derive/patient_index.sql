INSERT INTO patient_index (patient, family, given, preferred, birth_date, number_key, number_masked, phone, name_key, search)
VALUES (:patient, :family, :given, :preferred, :birth_date, :number_key, :number_masked, :phone, :name_key, :search)
ON CONFLICT (patient) DO UPDATE SET family = :family, given = :given, preferred = :preferred, birth_date = :birth_date,
  number_key = :number_key, number_masked = :number_masked, phone = :phone, name_key = :name_key, search = :search
