UPDATE patient_index SET family = :family, given = :given, preferred = :preferred,
  birth_date = :birth_date, number = :number, number_key = :number_key, number_masked = :number_masked,
  phone = :phone, name_key = :name_key, search = :search
WHERE patient = :patient AND said_by = :said_by
