-- As long as nobody is found elsewhere for it, the three indexes stay as they are.
UPDATE patient_index SET family = :family, given = :given, preferred = :preferred, number_masked = :number_masked,
  phone = :phone, search = :search
WHERE patient = :patient AND name_key = :name_key AND number_key = :number_key AND birth_date = :birth_date
