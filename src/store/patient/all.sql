SELECT patient, family, given, preferred, birth_date, number_masked, phone, name_key, search
FROM patient_index
ORDER BY name_key, patient
