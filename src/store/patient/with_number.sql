SELECT patient FROM patient_index
WHERE number_key = :key
ORDER BY patient
