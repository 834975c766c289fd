SELECT patient, family, given, preferred, birth_date, number_masked, phone, name_key, search
FROM patient_index
WHERE birth_date = :day
ORDER BY name_key, patient
