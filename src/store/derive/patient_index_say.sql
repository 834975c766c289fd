INSERT INTO patient_index (patient, said_by, family, given, preferred, birth_date,
  number, number_key, number_masked, phone, name_key, search)
VALUES (:patient, :said_by, :family, :given, :preferred, :birth_date,
  :number, :number_key, :number_masked, :phone, :name_key, :search)
ON CONFLICT (patient) DO UPDATE SET said_by = :said_by, family = :family, given = :given, preferred = :preferred,
  birth_date = :birth_date, number = :number, number_key = :number_key, number_masked = :number_masked,
  phone = :phone, name_key = :name_key, search = :search
